package dev.sluice.base;

/** An account: {@code AC} and 16 digits. Owner of portals and API keys. */
public record AccountId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
