package dev.sluice.edge;

import io.vertx.core.http.HttpConnection;

/**
 * What the front door knows of one connection: who is at the other end and what it owes us, so that one that never
 * finishes what it began is closed.
 *
 * <p>Owned by its loop.
 */
public final class ClientConnection {
    private enum Owes {
        FIRST_HEAD,
        BODY,
        NEXT_HEAD,
        /** The turn is ours: a request is being answered. */
        NOTHING
    }

    private final Loop loop;
    private final HttpConnection connection;
    private final String address;
    private Owes owes = Owes.FIRST_HEAD;
    private long sinceNs;

    ClientConnection(Loop loop, HttpConnection connection, long nowNs) {
        this.loop = loop;
        this.connection = connection;
        var remote = connection.remoteAddress();
        String host = remote == null ? null : remote.hostAddress();
        this.address = host == null ? "unknown" : host;
        this.sinceNs = nowNs;
    }

    public Loop loop() {
        return loop;
    }

    /** The client's address without port. */
    public String address() {
        return address;
    }

    void requestBegan(long nowNs) {
        owes = Owes.BODY;
        sinceNs = nowNs;
    }

    /** The whole request is there. */
    void requestArrived() {
        owes = Owes.NOTHING;
    }

    void answered(long nowNs) {
        owes = Owes.NEXT_HEAD;
        sinceNs = nowNs;
    }

    boolean isOverdue(long nowNs, HttpSettings settings) {
        long waitedNs = nowNs - sinceNs;
        return switch (owes) {
            case FIRST_HEAD -> waitedNs > settings.headTimeout().toNanos();
            case BODY -> waitedNs > settings.bodyTimeout().toNanos();
            case NEXT_HEAD -> waitedNs > settings.keepAlive().toNanos();
            case NOTHING -> false;
        };
    }

    void close() {
        connection.close();
    }
}
