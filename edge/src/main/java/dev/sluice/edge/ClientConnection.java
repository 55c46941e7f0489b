package dev.sluice.edge;

import dev.sluice.base.Clock;
import io.netty.channel.ChannelHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the front door knows of one connection: who is at the other end and what it owes us, so that one that never
 * finishes what it began is closed.
 *
 * <p>Owned by its loop.
 */
public final class ClientConnection {
    private static final Logger log = LoggerFactory.getLogger(ClientConnection.class);

    private final Loop loop;
    private final HttpConnection connection;
    private final HttpStats stats;
    private final Clock clock;
    private final Runnable whenGone;
    private final String address;
    private boolean greeted;
    private boolean bodyDue;
    private boolean answerDue;
    private boolean readingDue;
    private boolean socket;
    private boolean gone;
    private long sinceNs;

    /** {@code whenGone} is run once, when the connection is closed. */
    ClientConnection(Loop loop, HttpConnection connection, HttpStats stats, Clock clock, Runnable whenGone) {
        this.loop = loop;
        this.connection = connection;
        this.stats = stats;
        this.clock = clock;
        this.whenGone = whenGone;
        var remote = connection.remoteAddress();
        String host = remote == null ? null : remote.hostAddress();
        this.address = host == null ? "unknown" : host;
        this.sinceNs = clock.nanoTime();
    }

    public Loop loop() {
        return loop;
    }

    /** The client's address without port. */
    public String address() {
        return address;
    }

    /** For an answer that stays open. */
    public ChunkSender chunks() {
        return new ChunkSender(connection, loop.chunkFrames());
    }

    void requestBegan(boolean hasBody) {
        stats.requestBegan();
        greeted = true;
        bodyDue = hasBody;
        answerDue = true;
        sinceNs = clock.nanoTime();
    }

    /** The whole request is there. */
    void requestArrived() {
        bodyDue = false;
        if (!answerDue) {
            sinceNs = clock.nanoTime();
        }
    }

    void answered() {
        endAnswer();
        if (!bodyDue) {
            sinceNs = clock.nanoTime();
        }
    }

    private void endAnswer() {
        if (answerDue) {
            answerDue = false;
            stats.requestEnded();
        }
    }

    /** Whether the next request waits until the client has read the answers to those before. */
    void readingDue(boolean due) {
        readingDue = due;
        sinceNs = clock.nanoTime();
    }

    boolean isOverdue(long nowNs, HttpSettings settings) {
        long waitedNs = nowNs - sinceNs;
        if (socket) {
            return false; // it looks after itself
        }
        if (bodyDue && !readingDue) {
            return waitedNs > settings.bodyTimeout().toNanos();
        }
        if (answerDue && !readingDue) {
            return false; // the turn is ours
        }
        return waitedNs > (greeted ? settings.keepAlive() : settings.headTimeout()).toNanos();
    }

    /**
     * Makes a WebSocket of the connection. {@code open} sets it up before anything comes in that the client sent behind
     * its request, so that no byte of that is lost.
     */
    public void upgrade(HttpServerRequest request, Consumer<ServerWebSocket> open) {
        Channels.holdBack(connection);
        request.toWebSocket()
                .onSuccess(upgraded -> {
                    open.accept(upgraded);
                    Channels.letIn(connection);
                })
                .onFailure(fault -> connection.close());
    }

    /** To be called when the connection has become a WebSocket. */
    public void becameSocket() {
        socket = true;
        endAnswer();
        Channels.checkText(connection);
    }

    /** To be called when the connection has become a WebSocket whose frames {@code handler} takes instead of Vert.x. */
    public void becameSocketOf(ChannelHandler handler, int maxFrameBytes) {
        socket = true;
        endAnswer();
        Channels.takeOver(connection, handler, maxFrameBytes);
    }

    /** To be called when the connection is closed; WebSockets must do so themselves, for Vert.x tells only them. */
    public void gone() {
        if (!gone) {
            gone = true;
            endAnswer();
            whenGone.run();
        }
    }

    /** A request failed through a fault of ours: counted, logged, answered without a detail. */
    void failed(HttpServerRequest request, RuntimeException fault) {
        stats.fault();
        log.error("{} {} failed", request.method(), request.path(), fault);
        Answers.plain(request.response(), 500, "the server failed on this request; its log says why");
    }

    /** What came is no HTTP: counted, answered if that is still possible; the connection is over. */
    void malformed(HttpServerRequest request, int status, String message) {
        stats.malformed();
        Answers.last(request.response(), status, message);
    }

    void close() {
        connection.close();
    }
}
