package dev.sluice.stun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.base.Clock;
import dev.sluice.base.SettingReader;
import dev.sluice.base.SidePort;
import dev.sluice.testkit.Await;
import dev.sluice.testkit.FakeClock;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real sockets of the loopback address. */
final class StunServerTest {
    private static final StunSettings DEFAULTS = StunSettings.read(SettingReader.defaults());
    private static final int SILENCE_MS = 100;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost", "0.0.0.0", "::"})
    void tellsAClientItsPort(String host) throws IOException {
        String client = host.equals("::1") || host.equals("::") ? "::1" : "127.0.0.1";
        try (StunServer server = open(DEFAULTS, host, Clock.system());
                DatagramSocket socket = client(client)) {
            ByteBuffer answer = ask(socket, server, client, Requests.binding().bytes());

            assertThat(answer.getShort(0)).isEqualTo((short) StunFormat.BINDING_SUCCESS);
            assertThat(Short.toUnsignedInt(answer.getShort(26)) ^ StunFormat.COOKIE >>> 16)
                    .isEqualTo(socket.getLocalPort());
            Await.until("the count", () -> server.stats().answeredCount() == 1);
        }
    }

    @Test
    void rubbishIsCountedAndNotAnsweredAndTheNextRequestIs() throws IOException {
        try (StunServer server = open(DEFAULTS, "127.0.0.1", Clock.system());
                DatagramSocket socket = client("127.0.0.1")) {
            send(socket, server, "127.0.0.1", ByteBuffer.wrap(new byte[0]));
            send(socket, server, "127.0.0.1", ByteBuffer.wrap(new byte[1400]));
            ByteBuffer tooLong = Requests.binding().with(0x8001, new byte[1480]).bytes();
            send(socket, server, "127.0.0.1", tooLong);
            send(socket, server, "127.0.0.1", Requests.ofType(0x0011).bytes());

            assertThat(ask(socket, server, "127.0.0.1", Requests.binding().bytes())
                            .limit())
                    .isEqualTo(32);
            assertThat(server.stats().ignoredCount()).isEqualTo(4);
            assertSilence(socket);
        }
    }

    @Test
    void whoAsksTooOftenIsNotAnsweredForAWhile() throws IOException {
        FakeClock clock = new FakeClock();
        StunSettings twoPerSecond = new StunSettings(DEFAULTS.port(), "", 2, 100);
        try (StunServer server = open(twoPerSecond, "127.0.0.1", clock);
                DatagramSocket socket = client("127.0.0.1")) {
            for (int i = 0; i < 2; i++) {
                ask(socket, server, "127.0.0.1", Requests.binding().bytes());
            }
            send(socket, server, "127.0.0.1", Requests.binding().bytes());
            Await.until("the third to be turned down", () -> server.stats().limitedCount() == 1);
            assertSilence(socket);

            clock.advance(Duration.ofMillis(500));
            assertThat(ask(socket, server, "127.0.0.1", Requests.binding().bytes())
                            .limit())
                    .isEqualTo(32);
            server.sweep();
        }
    }

    @Test
    void attributesThatAreNotKnownAreCountedToo() throws IOException {
        try (StunServer server = open(DEFAULTS, "127.0.0.1", Clock.system());
                DatagramSocket socket = client("127.0.0.1")) {
            ByteBuffer answer = ask(
                    socket, server, "127.0.0.1", Requests.binding().with(0x0024).bytes());

            assertThat(answer.getShort(0)).isEqualTo((short) StunFormat.BINDING_ERROR);
            Await.until("the count", () -> server.stats().refusedCount() == 1);
        }
    }

    @Test
    void aTakenPortIsToldInOneSentence() throws IOException {
        try (DatagramSocket taken = client("127.0.0.1")) {
            int port = taken.getLocalPort();
            StunSettings settings = new StunSettings(new SidePort.Fixed(port), "127.0.0.1", 0, 100);
            try (StunServer server = new StunServer(settings, "0.0.0.0", true, Clock.system())) {
                assertThatThrownBy(server::open)
                        .isInstanceOf(CannotOpenStunException.class)
                        .hasMessage(
                                "stun.port: cannot listen on UDP port " + port + " of 127.0.0.1, something else does"
                                        + " (or the address is not of this machine). Stop it, or choose another: --set"
                                        + " stun.port=PORT, or off");
                assertThat(server.port()).isZero();
            }
        }
    }

    @Test
    void anAddressOfNobodyIsToldInOneSentence() {
        try (StunServer server = new StunServer(DEFAULTS, "no.such.host.invalid", true, Clock.system())) {
            assertThatThrownBy(server::open)
                    .isInstanceOf(CannotOpenStunException.class)
                    .hasMessageStartingWith("stun.port: cannot listen on UDP port 0 of no.such.host.invalid");
        }
    }

    @Test
    void switchedOffItOpensNothing() {
        StunSettings off = new StunSettings(new SidePort.Off(), "", 0, 100);
        try (StunServer server = new StunServer(off, "127.0.0.1", true, Clock.system())) {
            server.open();
            assertThat(server.port()).isZero();
        }
    }

    @Test
    void closingTwiceIsClosingOnceAndFreesThePort() throws IOException {
        StunServer server = open(DEFAULTS, "127.0.0.1", Clock.system());
        int port = server.port();
        server.close();
        server.close();
        try (DatagramSocket again = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
            assertThat(again.getLocalPort()).isEqualTo(port);
        }
    }

    private static StunServer open(StunSettings settings, String host, Clock clock) {
        StunServer server = new StunServer(settings, host, true, clock);
        server.open();
        return server;
    }

    private static DatagramSocket client(String address) throws IOException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static ByteBuffer ask(DatagramSocket socket, StunServer server, String host, ByteBuffer request)
            throws IOException {
        send(socket, server, host, request);
        DatagramPacket answer = new DatagramPacket(new byte[1500], 1500);
        socket.receive(answer);
        return ByteBuffer.wrap(answer.getData(), 0, answer.getLength()).slice();
    }

    private static void send(DatagramSocket socket, StunServer server, String host, ByteBuffer datagram)
            throws IOException {
        InetSocketAddress to = new InetSocketAddress(InetAddress.ofLiteral(host), server.port());
        byte[] bytes = new byte[datagram.remaining()];
        datagram.get(bytes);
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private static void assertSilence(DatagramSocket socket) throws IOException {
        socket.setSoTimeout(SILENCE_MS);
        assertThatThrownBy(() -> socket.receive(new DatagramPacket(new byte[1500], 1500)))
                .isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(10_000);
    }
}
