package dev.sluice.base;

/** A login session. The value is the cookie's secret; {@link #toString} hides it, so that no log line can leak it. */
public record SessionId(String value) {
    @Override
    public String toString() {
        return "session-" + Integer.toHexString(value.hashCode());
    }
}
