package dev.sluice.wire.core;

/** A request that the contract forbids: names the field and says what would be right. */
public final class InvalidRequestException extends RuntimeException {
    private final String field;
    private final String reason;

    public InvalidRequestException(String field, String reason) {
        super(field + ": " + reason);
        this.field = field;
        this.reason = reason;
    }

    /** The field in dotted form, for example {@code output[0].address}. */
    public String field() {
        return field;
    }

    public String reason() {
        return reason;
    }
}
