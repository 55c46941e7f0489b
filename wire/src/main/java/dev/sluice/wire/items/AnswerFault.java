package dev.sluice.wire.items;

/** An answer that breaks the contract: says where in the document (a JSON pointer, RFC 6901) and in what way. */
public final class AnswerFault extends RuntimeException {
    private final String pointer;

    AnswerFault(String pointer, String problem) {
        super((pointer.isEmpty() ? "the answer" : pointer) + ": " + problem);
        this.pointer = pointer;
    }

    /** Where: {@code /items/2/payload}; empty for the document as a whole. */
    public String pointer() {
        return pointer;
    }
}
