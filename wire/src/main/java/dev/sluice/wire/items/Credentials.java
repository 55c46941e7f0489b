package dev.sluice.wire.items;

/** What a login carries. {@link #toString} hides the key. */
public record Credentials(String accountId, String apiKey) {
    @Override
    public String toString() {
        return "Credentials[" + accountId + "]";
    }
}
