package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.server.settings.Settings;
import dev.sluice.testkit.SelfSigned;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signalling over TLS, and peers whose TLS ends in ways it should not. */
@ExtendWith(NothingLogged.class)
final class RoomTlsTest {
    private static SluiceServer server;
    private static SSLContext trusting;

    /** How a connection is left. */
    enum End {
        /** Nothing more is sent, and what comes is not read: no TLS goodbye. */
        HALF_CLOSED_TCP,
        /** A TLS goodbye, and the connection stays. */
        HALF_CLOSED_TLS,
        /** A record that is none. */
        GARBAGE,
        RESET
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        SelfSigned keys = SelfSigned.in(folder);
        Path certificate = keys.certificate(folder.resolve("certificate.pem"));
        Path key = keys.key(folder.resolve("key.pem"));
        trusting = keys.trusting();
        server = SluiceServer.startInMemory(Settings.with(
                "http.address=127.0.0.1:0",
                "http.tls-certificate=" + certificate,
                "http.tls-key=" + key,
                "rooms.lease=0s"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void aPeerWhoseTlsEndsHalfWayIsGoneAndNobodyElseDisturbed(End end) throws IOException {
        try (Socket annTcp = tcp();
                SSLSocket ann = joined(annTcp, "tls " + end);
                Socket bobTcp = tcp();
                SSLSocket bob = joined(bobTcp, "tls " + end)) {
            assertThat(text(ann.getInputStream())).contains("rtc:peer");
            switch (end) {
                case HALF_CLOSED_TCP -> bobTcp.shutdownOutput();
                case HALF_CLOSED_TLS -> bob.shutdownOutput();
                case GARBAGE -> bobTcp.getOutputStream().write(new byte[] {23, 3, 3, 0, 4, 1, 2, 3, 4});
                case RESET -> reset(bobTcp);
            }
            assertThat(text(ann.getInputStream())).contains("rtc:close");
            ann.getOutputStream().write(frame("{\"type\":\"rtc:nonsense\"}"));
            assertThat(text(ann.getInputStream())).contains("unknown-type");
        }
    }

    @Test
    void whoSpeaksNoTlsIsShownTheDoor() throws IOException {
        try (Socket plain = tcp()) {
            plain.getOutputStream().write("GET /rtc HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
            assertThat(plain.getInputStream().readAllBytes()).hasSizeLessThan(16);
        }
    }

    private static Socket tcp() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.baseUri().getPort());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static SSLSocket joined(Socket tcp, String pool) throws IOException {
        SSLSocket tls = (SSLSocket) trusting.getSocketFactory().createSocket(tcp, "localhost", tcp.getPort(), false);
        String handshake = String.join(
                "\r\n",
                "GET /rtc HTTP/1.1",
                "Host: localhost",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "",
                "");
        tls.getOutputStream().write(handshake.getBytes(UTF_8));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) tls.getInputStream().read());
        }
        assertThat(head.toString()).startsWith("HTTP/1.1 101");
        tls.getOutputStream().write(frame("{\"type\":\"rtc:join\",\"data\":{\"pool\":\"" + pool + "\"}}"));
        assertThat(text(tls.getInputStream())).contains("rtc:joined");
        return tls;
    }

    private static void reset(Socket tcp) throws IOException {
        tcp.setSoLinger(true, 0);
        tcp.close();
    }

    private static byte[] frame(String text) {
        return RawWebSocket.frame(0x80 | RawWebSocket.TEXT, text.getBytes(UTF_8));
    }

    /** The next frame of at most 64 KiB that is no ping. */
    private static String text(InputStream in) throws IOException {
        int first = in.read();
        int length = in.read();
        if (first == (0x80 | RawWebSocket.PING) && length == 0) {
            return text(in);
        }
        if (length == 126) {
            length = in.read() << 8 | in.read();
        }
        return new String(in.readNBytes(length), UTF_8);
    }
}
