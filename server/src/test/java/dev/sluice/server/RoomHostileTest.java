package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.server.junit.SluiceExtension;
import dev.sluice.server.settings.Settings;
import dev.sluice.testkit.Await;
import dev.sluice.testkit.RawSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Peers that flood, never read, never end what they began: two others of the same pool go on as if nothing were. */
@ExtendWith(NothingLogged.class)
final class RoomHostileTest {
    private static final int FINAL = 0x80;
    /** Of this test alone: the end of the peers of another may be handled on another loop, later. */
    private final String pool = "disturbed in " + UUID.randomUUID();

    @RegisterExtension
    static final SluiceExtension SLUICE = SluiceExtension.with(
            "rooms.lease=0s",
            "rooms.mailbox-bytes=64KiB",
            "rooms.messages-per-second-per-address=0",
            "rooms.joins-per-second-per-address=0");

    private RoomPeer ann;
    private RoomPeer bob;

    @BeforeEach
    void twoMeet(SluiceServer server) throws IOException {
        ann = RoomPeer.in(server, pool);
        bob = RoomPeer.in(server, pool);
        ann.expect("rtc:peer");
    }

    @AfterEach
    void theyNoticedNothingButComingAndGoing() throws IOException {
        talk();
        ann.close();
        bob.close();
    }

    @Test
    void aFloodOfMessagesReachesNobodyAndEndsWhereItsRefusalsAreNotRead(SluiceServer server) throws IOException {
        byte[] message = "{\"type\":\"rtc:sdp\",\"data\":{\"to\":\"nobody\",\"description\":{}}}".getBytes(UTF_8);
        RoomPeer peer = RoomPeer.in(server, pool);
        ann.expect("rtc:peer");
        bob.expect("rtc:peer");
        try (Flood flood = Flood.over(peer.socket().socket(), RawWebSocket.frame(FINAL | RawWebSocket.TEXT, message))) {
            ann.expectGone(peer.id());
            bob.expectGone(peer.id());
            talk();
            assertThat(flood).isNotNull();
        }
    }

    @Test
    void aPeerThatNeverReadsIsDroppedAndItsPoolToldOnce(SluiceServer server) throws IOException {
        double before = Scrape.of(server).value("sluice_rooms_slow_total");
        RawSocket socket = RawSocket.connect(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), server.baseUri().getPort()),
                4096);
        try (RoomPeer deaf = RoomPeer.over(RawClient.over(server, socket))) {
            deaf.join(pool);
            ann.expect("rtc:peer");
            bob.expect("rtc:peer");
            String text = "\"" + "x".repeat(32_000) + "\"";
            int sent = 0;
            while (Scrape.of(server).value("sluice_rooms_slow_total") == before) {
                ann.sdp(deaf.id(), text);
                assertThat(sent++).isLessThan(4000);
            }
            ann.expectGone(deaf.id());
            bob.expectGone(deaf.id());
        }
    }

    @Test
    void framesWithoutEndAreNoSignOfLife() throws IOException {
        Settings settings = Settings.with("http.address=127.0.0.1:0", "rooms.ping-interval=500ms");
        try (SluiceServer hasty = SluiceServer.startInMemory(settings)) {
            List<RoomPeer> endless = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                RoomPeer peer = RoomPeer.connect(hasty);
                endless.add(peer);
                peer.socket().socket().send(new byte[] {
                    (byte) (FINAL | RawWebSocket.TEXT), (byte) 0xfe, 0x7f, (byte) 0xff, 1, 2, 3, 4, 'x'
                });
            }
            for (RoomPeer peer : endless) {
                peer.socket().socket().readToEnd();
                peer.reset();
            }
            Await.until("nobody to be left", () -> Scrape.of(hasty).value("sluice_rooms_connections") == 0);
        }
    }

    @Test
    void pingsInMassesAreAnsweredOrNotButNeverPileUp(SluiceServer server) throws IOException {
        RoomPeer peer = RoomPeer.connect(server);
        byte[] ping = RawWebSocket.frame(FINAL | RawWebSocket.PING, new byte[125]);
        byte[] many = new byte[ping.length * 100];
        for (int i = 0; i < 100; i++) {
            System.arraycopy(ping, 0, many, i * ping.length, ping.length);
        }
        try (Flood flood = Flood.over(peer.socket().socket(), many)) {
            for (int i = 0; i < 20; i++) {
                talk();
            }
            assertThat(flood).isNotNull();
        }
    }

    @Test
    void garbageInEveryFormDisturbsNobody(SluiceServer server) throws IOException {
        for (int seed = 0; seed < 100; seed++) {
            RawSocket socket;
            try (RoomPeer peer = RoomPeer.connect(server)) {
                byte[] garbage = new byte[200];
                ThreadLocalRandom.current().nextBytes(garbage);
                socket = peer.socket().socket();
                socket.send(garbage);
                if (seed % 2 == 0) {
                    socket.reset();
                }
            }
        }
        talk();
        ann.expectNothing();
        Await.until("all of them to be gone", () -> Scrape.of(server).value("sluice_rooms_connections") == 2);
    }

    private void talk() throws IOException {
        ann.sdp(bob.id(), "{\"sdp\":1}");
        assertThat(bob.expectPastErrors("rtc:sdp").get("peer").asString()).isEqualTo(ann.id());
        bob.sdp(ann.id(), "{\"sdp\":2}");
        assertThat(ann.expectPastErrors("rtc:sdp").get("peer").asString()).isEqualTo(bob.id());
    }
}
