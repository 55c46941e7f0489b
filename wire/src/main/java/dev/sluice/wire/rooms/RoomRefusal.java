package dev.sluice.wire.rooms;

/**
 * A message that is refused, on its way to the {@code rtc:error} that says so. It has no stack trace, so a flood of bad
 * messages costs little.
 */
public final class RoomRefusal extends RuntimeException {
    private final RoomError error;
    private final String detail;

    /** {@code detail}: names the field and says what would be right; it reaches the user. */
    public RoomRefusal(RoomError error, String detail) {
        super(error.reason() + ": " + detail, null, false, false);
        this.error = error;
        this.detail = detail;
    }

    public RoomError error() {
        return error;
    }

    public String detail() {
        return detail;
    }
}
