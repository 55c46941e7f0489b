package dev.sluice.edge.items;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.access.Access;
import dev.sluice.access.RateOutcome;
import dev.sluice.access.Session;
import dev.sluice.edge.ClientConnection;
import dev.sluice.edge.Loop;
import dev.sluice.items.Batch;
import dev.sluice.items.ItemPlane;
import dev.sluice.items.ItemReader;
import dev.sluice.wire.items.ItemAnswerWriter;
import dev.sluice.wire.items.ItemError;
import dev.sluice.wire.items.ItemRefusal;
import dev.sluice.wire.items.ItemRequestReader;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Portals over a WebSocket: batches go out as they come, sets come in and are each answered, in order. A client that
 * does not read is not read from either, so nothing piles up for it.
 *
 * <p>Owned by the connection's loop, except {@link #endForDrain}.
 */
final class ItemSocket implements OpenGets.Drainable {
    private static final short GOING_AWAY = 1001;
    private static final short POLICY = 1008;
    private static final short TOO_BIG = 1009;
    private static final String SESSION_ENDED = "the session ended";

    private final ServerWebSocket socket;
    private final ClientConnection client;
    private final Loop loop;
    private final Access access;
    private final Session session;
    private final ItemPlane plane;
    private final ItemSets sets;
    private final ItemRequestReader requests;
    private @Nullable ItemReader reader;
    private Runnable letGo = () -> {};
    private boolean over;
    private boolean waitsForSocket;
    private boolean alive = true;

    ItemSocket(
            ServerWebSocket socket,
            ClientConnection client,
            Access access,
            Session session,
            ItemPlane plane,
            ItemRequestReader requests) {
        this.socket = socket;
        this.client = client;
        this.loop = client.loop();
        this.access = access;
        this.session = session;
        this.plane = plane;
        this.sets = new ItemSets(plane);
        this.requests = requests;
    }

    void start(ViewQuery view, OpenGets openGets, Duration heartbeat) {
        socket.closeHandler(nothing -> {
            finish();
            client.gone();
        });
        socket.exceptionHandler(this::broken);
        client.becameSocket();
        LoopWake wake = new LoopWake(loop, plane.itemsPerPortal(), this::drain);
        Runnable onSessionEnd = () -> loop.execute(() -> end(POLICY, SESSION_ENDED));
        ItemReader opened = plane.view(session.account(), session.id(), view.query(), view.from(), wake, onSessionEnd);
        reader = opened;
        // Only now: had the session ended before the view was opened, nobody would have told the view.
        if (!access.hold(session)) {
            over = true;
            opened.close();
            socket.close(POLICY, SESSION_ENDED);
            return;
        }
        long timer = loop.every(heartbeat.toMillis(), this::checkLife);
        letGo = () -> {
            loop.cancel(timer);
            opened.close();
            access.release(session);
            openGets.remove(this);
        };
        socket.textMessageHandler(this::receive);
        socket.binaryMessageHandler(bytes -> refuse(ItemError.PARSE_FAIL, "send text messages, not binary ones"));
        socket.pongHandler(pong -> alive = true);
        openGets.add(this);
        drain();
    }

    private void receive(String text) {
        alive = true;
        byte[] body = text.getBytes(UTF_8);
        if (body.length > requests.limits().maxRequestBytes()) {
            send(refusal(requests.tooLarge()));
            return;
        }
        if (access.admit(session) != RateOutcome.ADMITTED) {
            refuse(ItemError.TOO_MANY_REQUESTS, "more requests than this API key or account may make; slow down");
            return;
        }
        try {
            long timestampMs = sets.set(session, loop, requests.set(body));
            send(ItemAnswerWriter.servertimestamp(timestampMs));
        } catch (ItemRefusal refusal) {
            send(refusal(refusal));
        }
    }

    private void refuse(ItemError error, String detail) {
        send(ItemAnswerWriter.error(error, detail));
    }

    private static byte[] refusal(ItemRefusal refusal) {
        return ItemAnswerWriter.error(refusal.error(), refusal.detail());
    }

    private void drain() {
        while (!over && !waitsForSocket) {
            Batch batch = Objects.requireNonNull(reader).poll();
            if (batch == null) {
                return;
            }
            send(batch.json());
        }
    }

    private void send(byte[] json) {
        if (over) {
            return;
        }
        socket.writeTextMessage(new String(json, UTF_8));
        if (!socket.writeQueueFull() || waitsForSocket) {
            return;
        }
        waitsForSocket = true;
        socket.pause();
        socket.drainHandler(nothing -> {
            waitsForSocket = false;
            socket.resume();
            drain();
        });
    }

    /** A peer that shows no sign of life between two pings is gone. */
    private void checkLife() {
        if (!alive) {
            finish();
            socket.close(GOING_AWAY, "no answer to ping");
            return;
        }
        alive = false;
        socket.writePing(Buffer.buffer());
    }

    /** What came is no WebSocket, or too large. */
    private void broken(Throwable fault) {
        switch (fault) {
            case CorruptedWebSocketFrameException corrupted ->
                end(
                        (short) corrupted.closeStatus().code(),
                        corrupted.closeStatus().reasonText());
            case IllegalStateException _ -> end(TOO_BIG, "the message is too large");
            default -> finish();
        }
    }

    private void end(short code, String reason) {
        if (finish()) {
            socket.close(code, reason);
        }
    }

    private boolean finish() {
        if (over) {
            return false;
        }
        over = true;
        letGo.run();
        return true;
    }

    @Override
    public void endForDrain() {
        loop.execute(() -> end(GOING_AWAY, "the server is going down"));
    }
}
