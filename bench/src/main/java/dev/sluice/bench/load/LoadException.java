package dev.sluice.bench.load;

/** A measurement that cannot go on: a connection closed by the server, a refused request, bytes that are no reply. */
public final class LoadException extends RuntimeException {
    public LoadException(String message) {
        super(message);
    }

    public LoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
