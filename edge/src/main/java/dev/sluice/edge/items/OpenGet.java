package dev.sluice.edge.items;

import dev.sluice.access.Access;
import dev.sluice.access.Session;
import dev.sluice.edge.Loop;
import dev.sluice.items.ItemReader;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A response that stays open for items: holds its session in use, and lets go of everything exactly once, whether the
 * get is answered, the client goes away, the session ends or the server drains.
 *
 * <p>Owned by the connection's loop, except {@link #endForDrain}, which any thread may call.
 */
abstract class OpenGet implements OpenGets.Drainable {
    private static final long NO_TIMER = -1;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Loop loop;
    private @Nullable ItemReader reader;
    private Runnable letGo = () -> {};
    private long timer = NO_TIMER;
    private boolean over;

    OpenGet(HttpServerRequest request, Loop loop) {
        this.request = request;
        this.response = request.response();
        this.loop = loop;
    }

    /** Begins with what the rings hold already. */
    final void start(ItemReader opened, Access access, Session session, OpenGets openGets) {
        reader = opened;
        if (!access.hold(session)) {
            opened.close();
            sessionEnded();
            return;
        }
        letGo = () -> {
            opened.close();
            access.release(session);
            openGets.remove(this);
        };
        response.closeHandler(nothing -> finish());
        response.exceptionHandler(fault -> finish());
        begin();
        openGets.add(this); // may end it at once, so it must have begun
        drain();
    }

    /** Before the first drain: timers, heads. */
    abstract void begin();

    /** Sends what there is to send, as far as the socket takes it. */
    abstract void drain();

    /** The session was ended by the operator, or its key revoked. */
    abstract void sessionEnded();

    /** Ends the answer as if its time were up. */
    abstract void end();

    @Override
    public final void endForDrain() {
        loop.execute(this::end);
    }

    /** Lets go of reader and session; true for the first caller, who may still write the last bytes. */
    final boolean finish() {
        if (over) {
            return false;
        }
        over = true;
        loop.cancel(timer);
        letGo.run();
        return true;
    }

    /** Declares an answer of unknown length: in chunks, or for HTTP/1.0 up to the end of the connection. */
    final void declareBody(CharSequence contentType) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, contentType);
        if (isChunked()) {
            response.setChunked(true);
        } else {
            response.headersEndHandler(nothing -> response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE));
        }
    }

    final boolean isChunked() {
        return request.version() != HttpVersion.HTTP_1_0;
    }

    /** Ends such an answer. */
    final void endBody(Buffer last) {
        response.end(last);
        if (!isChunked()) {
            request.connection().close();
        }
    }

    /** Ends the get when its time is up. */
    final void endAfter(Duration timeout) {
        timer = loop.after(timeout.toMillis(), this::end);
    }

    /** Repeats a task for as long as the get is open; it takes the place of {@link #endAfter}. */
    final void repeatEvery(Duration period, Runnable task) {
        timer = loop.every(period.toMillis(), task);
    }

    final boolean isOver() {
        return over;
    }

    final ItemReader reader() {
        return Objects.requireNonNull(reader, "not started");
    }

    final HttpServerResponse response() {
        return response;
    }
}
