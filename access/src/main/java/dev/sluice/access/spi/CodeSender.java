package dev.sluice.access.spi;

/**
 * Brings a registration code to a mailbox.
 *
 * <p>Thread-safe. Blocking, for seconds when the mail server is slow; an implementation must give up after a time.
 */
public interface CodeSender {
    /**
     * Returns when the mail server has taken the message; whether it arrives nobody knows.
     *
     * @param email an address in lower case, ASCII, already checked for its form
     * @param code six digits
     * @throws CodeSenderException when the message was not taken
     */
    void send(String email, String code);
}
