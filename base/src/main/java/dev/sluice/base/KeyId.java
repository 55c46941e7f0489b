package dev.sluice.base;

/** An API key's public name inside the server; never the secret itself, so it may be logged. */
public record KeyId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
