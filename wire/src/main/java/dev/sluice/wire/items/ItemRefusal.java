package dev.sluice.wire.items;

/**
 * A request that is refused, as a coded value on its way to the wire: thrown where the fault is found, caught in the
 * one place that writes the error envelope. It has no stack trace, so a flood of bad requests costs little.
 */
public final class ItemRefusal extends RuntimeException {
    private final ItemError error;
    private final String detail;

    /** {@code detail}: names the field and says what would be right; it reaches the user. */
    public ItemRefusal(ItemError error, String detail) {
        super(error.wireName() + ": " + detail, null, false, false);
        this.error = error;
        this.detail = detail;
    }

    public ItemError error() {
        return error;
    }

    public String detail() {
        return detail;
    }
}
