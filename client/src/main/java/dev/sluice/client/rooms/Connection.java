package dev.sluice.client.rooms;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket. Whole text messages come out of it one after the other, on a thread of the HTTP client; the next is read
 * when the one before was dealt with.
 */
final class Connection implements WebSocket.Listener {
    private static final int GOODBYE = WebSocket.NORMAL_CLOSURE;
    private static final int NO_CLOSE_FRAME = 1006;
    private static final int POLICY = 1008;
    private static final int TOO_LARGE = 1009;
    private static final int UNSUPPORTED = 1003;
    private static final int GOODBYE_SECONDS = 2;

    private final int maxMessageChars;
    private final Consumer<String> messages;
    private final StringBuilder parts = new StringBuilder();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private volatile @Nullable WebSocket socket;
    private volatile boolean parting;
    private volatile boolean unproven;
    private volatile long lastHeardNs = System.nanoTime();

    /**
     * How it ended.
     *
     * @param code of the server's close frame, 0 when none came
     */
    record Ending(int code, String reason, @Nullable Throwable cause) {
        /** Whether the server wants it so, in contrast to going down or breaking. */
        boolean isMeant() {
            return code == GOODBYE || code == POLICY;
        }

        String what() {
            if (code != 0) {
                return "the server closed the connection, code " + code + (reason.isEmpty() ? "" : ": " + reason);
            }
            return "the connection broke: " + (reason.isEmpty() && cause != null ? cause.toString() : reason);
        }
    }

    private Connection(int maxMessageChars, Consumer<String> messages) {
        this.maxMessageChars = maxMessageChars;
        this.messages = messages;
    }

    /** Opens one; the future fails with {@link RoomException.ConnectionFailed}. */
    static CompletableFuture<Connection> open(
            HttpClient http, RoomClientSettings settings, Place place, Consumer<String> messages) {
        Connection connection = new Connection(settings.maxMessageChars(), messages);
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(settings.connectTimeout());
        if (settings.origin() != null) {
            builder.header("Origin", settings.origin());
        }
        return builder.buildAsync(settings.url(), connection).handle((opened, failure) -> {
            if (failure != null) {
                throw failed(Waits.unwrapped(failure), place);
            }
            connection.socket = opened;
            return connection;
        });
    }

    private static RoomException failed(Throwable cause, Place place) {
        if (cause instanceof WebSocketHandshakeException refused) {
            int status = refused.getResponse().statusCode();
            return place.unreachable("the handshake was answered with HTTP " + status, status, cause);
        }
        String detail = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return place.unreachable("no connection: " + detail, 0, cause);
    }

    /** Done when it is over, whoever ended it. */
    CompletableFuture<Ending> ended() {
        return ended;
    }

    /** Whether a message was the last thing heard, after which the JDK may have lost the end. */
    boolean isUnproven() {
        return unproven;
    }

    long lastHeardNs() {
        return lastHeardNs;
    }

    /** One at a time, as the JDK wants. */
    CompletableFuture<?> send(String text) {
        WebSocket open = socket;
        return open == null
                ? CompletableFuture.failedFuture(new IOException("the connection is not open"))
                : open.sendText(text, true);
    }

    void ping() {
        WebSocket open = socket;
        if (open != null) {
            CompletableFuture<?> _ = open.sendPing(ByteBuffer.allocate(0)).whenComplete((sent, failure) -> {
                // One that is still under way says nothing.
                if (failure != null && !(Waits.unwrapped(failure) instanceof IllegalStateException)) {
                    ended.complete(new Ending(0, "", Waits.unwrapped(failure)));
                }
            });
        }
    }

    /** Says goodbye, and waits at most so long for the answer. */
    void close(Duration limit) {
        WebSocket open = socket;
        if (open != null && !open.isOutputClosed()) {
            CompletableFuture<?> _ = open.sendClose(GOODBYE, "");
            boolean _ = Waits.isDone(ended, limit);
        }
        abort("closed here");
    }

    /** Ends it with a goodbye, without waiting. */
    void finish(String why) {
        WebSocket open = socket;
        if (open != null) {
            refuse(open, GOODBYE, why);
        }
    }

    /** Ends it without a word. */
    void abort(String why) {
        ended.complete(new Ending(0, why, null));
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }

    /** Nothing is received before this. */
    void begin() {
        WebSocket open = socket;
        if (open != null) {
            open.request(1);
        }
    }

    /** Unlike the inherited one this asks for nothing yet. */
    @Override
    public void onOpen(WebSocket opened) {}

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        lastHeardNs = System.nanoTime();
        unproven = true;
        if (parts.length() + data.length() > maxMessageChars) {
            refuse(from, TOO_LARGE, "a message larger than " + maxMessageChars + " characters came");
            return null;
        }
        parts.append(data);
        if (last && !parting) {
            String message = parts.toString();
            parts.setLength(0);
            messages.accept(message);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        refuse(from, UNSUPPORTED, "a binary message came; the protocol has none");
        return null;
    }

    private void refuse(WebSocket from, int code, String why) {
        parting = true;
        CompletableFuture<?> _ = from.sendClose(code, "")
                .orTimeout(GOODBYE_SECONDS, TimeUnit.SECONDS)
                .whenComplete((sent, failure) -> abort(why));
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        heard(from);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        heard(from);
        return null;
    }

    private void heard(WebSocket from) {
        lastHeardNs = System.nanoTime();
        unproven = false;
        from.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        if (code == NO_CLOSE_FRAME) {
            abort("it ended without a goodbye");
            // The JDK would say goodbye itself when this is done. Where the connection still works in that
            // direction, the server would believe that the peer left, and not keep its id.
            return new CompletableFuture<>();
        }
        ended.complete(new Ending(code, reason, null));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended.complete(new Ending(0, "", error));
    }
}
