package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.server.settings.Settings;
import dev.sluice.testkit.Await;
import dev.sluice.testkit.RawSocket;
import dev.sluice.testkit.ReservedPort;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Peers over Socket.IO that flood, never read, never answer: two others go on, and the server gets rid of them. */
@ExtendWith(NothingLogged.class)
final class RoomSocketIoHostileTest {
    private static final String POOL = "disturbed";
    private static final long MEBIBYTE = 1024 * 1024;

    private final ReservedPort reserved = new ReservedPort();
    private SluiceServer server;
    private RoomPeer ann;
    private RoomPeer bob;

    @BeforeEach
    void twoMeet() throws IOException {
        server = start("rooms.ping-interval=1h");
        ann = RoomPeer.in(server, POOL);
        bob = RoomPeer.in(server, POOL);
        ann.expect("rtc:peer");
    }

    @AfterEach
    void theyGoOnTalking() throws IOException {
        ann.sdp(bob.id(), "{\"sdp\":1}");
        assertThat(bob.expect("rtc:sdp").get("peer").asString()).isEqualTo(ann.id());
        ann.expectNothing();
        ann.close();
        bob.close();
        server.close();
        reserved.close();
    }

    @Test
    void aPeerThatNeverReadsIsDroppedAndItsPoolToldOnce() throws IOException {
        try (RawSocketIo deaf = RawSocketIo.connect(server, reserved.port(), 4096)) {
            String id = deaf.join(POOL);
            ann.expect("rtc:peer");
            bob.expect("rtc:peer");
            assertThat(connections(server)).isEqualTo(3);
            String text = "\"" + "x".repeat(32_000) + "\"";
            int sent = 0;
            while (Scrape.of(server).value("sluice_rooms_slow_total") == 0) {
                ann.sdp(id, text);
                assertThat(sent++).isLessThan(4000);
            }
            ann.expectGone(id);
            bob.expectGone(id);
            assertThat(deaf.socket().socket().readToEnd()).isNotEmpty();
            Await.until("its connection to be gone", () -> connections(server) == 2);
        }
    }

    @Test
    void whoPingsAndReadsNoAnswersIsNotReadFromEither() throws IOException {
        RawSocketIo peer = RawSocketIo.connect(server, reserved.port(), 0);
        try (Flood flood = Flood.over(peer.socket().socket(), ping())) {
            flood.awaitStuck();
            assertThat(flood.sentBytes()).isLessThan(64 * MEBIBYTE);
        }
        Await.until("its connection to be gone", () -> connections(server) == 2);
    }

    @Test
    void whoTakesNothingForTwoPingsIsCutOff() throws IOException {
        try (ReservedPort port = new ReservedPort();
                SluiceServer hasty = start(port, "rooms.ping-interval=1s")) {
            RawSocketIo peer = RawSocketIo.connect(hasty, port.port(), 0);
            try (Flood flood = Flood.over(peer.socket().socket(), ping())) {
                flood.awaitCut();
            }
        }
    }

    @Test
    void whoAnswersNoPingIsLost() throws IOException {
        try (ReservedPort port = new ReservedPort();
                SluiceServer hasty = start(port, "rooms.ping-interval=1s");
                RawSocketIo silent = RawSocketIo.connect(hasty, port.port(), 0)) {
            silent.join(POOL);
            assertThat(new String(silent.socket().socket().readToEnd(), UTF_8)).contains(RawSocketIo.PING);
            Await.until("the pool to be gone", () -> Scrape.of(hasty).value("sluice_rooms_pools") == 0);
        }
    }

    @Test
    void aMessageOverTheLimitEndsTheConnectionAtItsHead() throws IOException {
        try (RawSocketIo peer = RawSocketIo.connect(server, reserved.port(), 0)) {
            String id = peer.join(POOL);
            ann.expect("rtc:peer");
            bob.expect("rtc:peer");
            // The head of a frame of 100 MiB is enough.
            peer.socket().socket().send(RawWebSocket.head(0x81, 100 << 20));
            ann.expectGone(id);
            bob.expectGone(id);
            peer.socket().socket().readToEnd();
        }
    }

    @Test
    void packetsInOneMessageLeaveNoMemoryBehind() throws IOException {
        String packet = "42[\"chat\",{\"text\":\"" + "x".repeat(60_000) + "\"}]";
        try (RawSocketIo peer = RawSocketIo.connect(server, reserved.port(), 0)) {
            long beforeBytes = usedPoolBytes();
            for (int i = 0; i < 1000; i++) {
                peer.socket().send(packet + "\u001e" + RawSocketIo.PONG);
            }
            peer.join("another");
            assertThat(usedPoolBytes() - beforeBytes).isLessThan(32 * MEBIBYTE);
        }
    }

    @Test
    void garbageInEveryFormDisturbsNobody() throws IOException {
        for (int i = 0; i < 30; i++) {
            byte[] garbage = new byte[200];
            ThreadLocalRandom.current().nextBytes(garbage);
            RawSocket bare = RawSocket.connect(reserved.port());
            bare.send(garbage).reset();
            try (RawSocketIo connected = RawSocketIo.connect(server, reserved.port(), 0)) {
                connected.socket().socket().send(garbage);
            }
            RawSocketIo packets = RawSocketIo.connect(server, reserved.port(), 0);
            packets.socket().send("42[\"rtc:join\"," + i);
            packets.socket().send("4" + i + "{");
            packets.socket().send("9");
            packets.socket().socket().reset();
        }
        Await.until("all of them to be gone", () -> connections(server) == 2);
    }

    private SluiceServer start(String setting) {
        return start(reserved, setting);
    }

    private static SluiceServer start(ReservedPort port, String setting) {
        return SluiceServer.startInMemory(Settings.with(
                "http.address=127.0.0.1:0",
                "rooms.ssp-port=off",
                "rooms.socketio-port=" + port.port(),
                "rooms.lease=0s",
                "rooms.mailbox-bytes=64KiB",
                "rooms.messages-per-second-per-peer=0",
                "rooms.messages-per-second-per-address=0",
                setting));
    }

    private static double connections(SluiceServer server) throws IOException {
        return Scrape.of(server).value("sluice_rooms_connections");
    }

    private static long usedPoolBytes() {
        return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT)
                .metric()
                .usedDirectMemory();
    }

    /** With a payload, which comes back. */
    private static byte[] ping() {
        String ping = RawSocketIo.PING + "x".repeat(30_000);
        return RawWebSocket.frame(0x80 | RawWebSocket.TEXT, ping.getBytes(UTF_8));
    }
}
