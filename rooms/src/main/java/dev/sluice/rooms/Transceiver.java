package dev.sluice.rooms;

/**
 * The port for any transport: a WebSocket, Socket.IO, a test. One of them belongs to one {@link Peer}.
 *
 * <p>Both methods are called by any thread, without a lock held, and must return at once: nobody waits for another's
 * socket. {@link BlockingTransceiver} does that for sockets that block.
 */
public interface Transceiver {
    /** The mailbox holds something. It is the transport's turn to take it with {@link Mailbox#poll} and send it. */
    void wake(Mailbox mailbox);

    /**
     * The peer is out. What the mailbox holds should still be sent, except to a {@link CloseReason#SLOW} one, and then
     * the connection be closed. May be called again.
     */
    void close(CloseReason reason);
}
