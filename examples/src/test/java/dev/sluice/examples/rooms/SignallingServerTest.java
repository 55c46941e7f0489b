package dev.sluice.examples.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.client.rooms.Room;
import dev.sluice.client.rooms.RoomClient;
import dev.sluice.client.rooms.RoomListener;
import dev.sluice.testkit.Await;
import dev.sluice.wire.rooms.RawValue;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SignallingServerTest {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server = SignallingServer.start(vertx, 0);

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    void peersFindEachOtherDescribeThemselvesAndPart() {
        List<String> heard = new CopyOnWriteArrayList<>();
        try (RoomClient client = RoomClient.open(URI.create("ws://localhost:" + server.actualPort() + "/"));
                Room first = client.join("test", new Recorder(heard))) {
            first.describe(RawValue.of("{\"name\":\"Ann\"}"));
            Room second = client.join("test");
            Await.until("the description", () -> second.peers().containsValue(RawValue.of("{\"name\":\"Ann\"}")));
            for (int i = 0; i < 500; i++) {
                second.sdp(first.id(), RawValue.of("" + i));
            }
            second.close();
            Await.until("the departure", () -> heard.contains("left"));
            assertThat(heard).hasSize(501).startsWith("0", "1", "2").endsWith("498", "499", "left");
        }
    }

    private record Recorder(List<String> heard) implements RoomListener {
        @Override
        public void sdp(Room room, String peer, RawValue description) {
            heard.add(description.toString());
        }

        @Override
        public void peerLeft(Room room, String id) {
            heard.add("left");
        }
    }
}
