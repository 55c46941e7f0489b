package dev.sluice.edge.items;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sluice.edge.Loop;
import dev.sluice.items.Batch;
import dev.sluice.wire.items.PortalId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A portal as Server-Sent Events, open until the client goes away: one event per item, an event {@code lost} where
 * something is missing, a comment as a sign of life.
 */
final class EventStream extends OpenGet {
    private final Duration heartbeat;
    private @Nullable EventId id;
    private boolean waitsForSocket;

    EventStream(HttpServerRequest request, Loop loop, Duration heartbeat) {
        super(request, loop);
        this.heartbeat = heartbeat;
    }

    @Override
    void begin() {
        id = EventId.at(reader().position());
        declareBody("text/event-stream");
        response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        // Proxies of the nginx family hold answers back otherwise.
        response().putHeader("X-Accel-Buffering", "no");
        Buffer opening = Buffer.buffer("retry: 1000\n\n");
        for (PortalId portal : reader().unknownLoss()) {
            appendLoss(opening, portal, "null");
        }
        response().write(opening);
        repeatEvery(heartbeat, this::showLife);
    }

    private void showLife() {
        if (!isOver() && !response().writeQueueFull()) {
            response().write(": alive\n\n");
        }
    }

    @Override
    void drain() {
        while (!isOver() && !waitsForSocket) {
            Batch batch = reader().poll();
            if (batch == null) {
                return;
            }
            response().write(events(batch));
            if (response().writeQueueFull()) {
                waitsForSocket = true;
                response().drainHandler(nothing -> {
                    waitsForSocket = false;
                    drain();
                });
            }
        }
    }

    private Buffer events(Batch batch) {
        Buffer events = Buffer.buffer(256);
        batch.lost().forEach((portal, count) -> appendLoss(events, portal, Long.toString(count)));
        EventId reached = id == null ? EventId.at(reader().position()) : id;
        batch.forEach((portal, index, json) -> {
            reached.passed(portal, index);
            events.appendString("id: ").appendString(reached.toString()).appendString("\ndata: ");
            events.appendBytes(json).appendString("\n\n");
        });
        return events;
    }

    /** {@code lost} is a number, or null where it cannot be told. */
    private static void appendLoss(Buffer events, PortalId portal, String lost) {
        String event = "event: lost\ndata: {\"portalid\":\"" + portal + "\",\"lost\":" + lost + "}\n\n";
        events.appendBytes(event.getBytes(US_ASCII));
    }

    @Override
    void sessionEnded() {
        end();
    }

    @Override
    void end() {
        if (finish()) {
            endBody(Buffer.buffer());
        }
    }
}
