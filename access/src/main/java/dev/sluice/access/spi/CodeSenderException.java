package dev.sluice.access.spi;

/** The code could not be sent. The message is for the operator's log. */
public final class CodeSenderException extends RuntimeException {
    public CodeSenderException(String message, Throwable cause) {
        super(message, cause);
    }
}
