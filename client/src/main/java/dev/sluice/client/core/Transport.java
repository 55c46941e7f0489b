package dev.sluice.client.core;

import java.io.IOException;

/**
 * Brings requests to the server and answers back, on the thread that asks for it. Safe for all threads; any number of
 * exchanges may be under way.
 */
interface Transport extends AutoCloseable {
    /**
     * Sends the request and waits for the head of the answer. Whatever it waits for, then or while the body is read, is
     * closed when the cancellation is ended.
     *
     * @throws NoConnectionException when the server has seen nothing
     * @throws IOException when the connection broke, was closed by the cancellation, or brought no HTTP
     */
    Reply send(Outgoing request, Cancellation cancellation) throws IOException, InterruptedException;

    /** Frees what rests. Exchanges under way are ended by their cancellations. */
    @Override
    void close();
}
