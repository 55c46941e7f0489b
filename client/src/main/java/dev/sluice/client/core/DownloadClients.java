package dev.sluice.client.core;

import java.net.http.HttpClient;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The HttpClients that write downloads into files. They work on their I/O thread alone, which is fastest and means that it
 * waits for the disk; so each download under way has one to itself, and a slow disk or listener stops no other call. Safe
 * for all threads.
 */
final class DownloadClients implements AutoCloseable {
    private static final int IDLE_KEPT = 2;

    private final Supplier<HttpClient> maker;
    private final Set<HttpClient> all = new HashSet<>();
    private final Deque<HttpClient> idle = new ArrayDeque<>();
    private boolean closed;

    DownloadClients(Supplier<HttpClient> maker) {
        this.maker = maker;
    }

    /** One that nobody else uses until it comes back. After {@link #close} it is a closed one. */
    synchronized HttpClient take() {
        HttpClient client = idle.poll();
        if (client == null) {
            client = maker.get();
            all.add(client);
        }
        if (closed) {
            client.shutdownNow();
        }
        return client;
    }

    /** {@code usable}: whether nothing of the call can still be under way in it. */
    void giveBack(HttpClient client, boolean usable) {
        if (!keep(client, usable)) {
            client.shutdownNow();
        }
    }

    private synchronized boolean keep(HttpClient client, boolean usable) {
        if (usable && !closed && idle.size() < IDLE_KEPT) {
            idle.push(client);
            return true;
        }
        all.remove(client);
        return false;
    }

    @Override
    public void close() {
        markClosed().forEach(HttpClient::shutdownNow);
    }

    private synchronized List<HttpClient> markClosed() {
        closed = true;
        return List.copyOf(all);
    }
}
