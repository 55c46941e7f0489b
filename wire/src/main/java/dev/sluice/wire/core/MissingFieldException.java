package dev.sluice.wire.core;

/** A required field is absent or null; {@link CoreCodec} turns it into a {@link ContractException} with the path. */
final class MissingFieldException extends RuntimeException {
    private final String wireName;

    MissingFieldException(String wireName) {
        super("required field '" + wireName + "' is missing", null, false, false);
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
