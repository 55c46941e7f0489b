package dev.sluice.edge;

import dev.sluice.base.SettingReader;
import java.time.Duration;
import java.util.List;

/**
 * The front door's settings.
 *
 * @param address where to listen; port 0 takes a free one
 * @param eventLoops 0 for one per two cores
 * @param writeBufferBytes what may wait for a slow reader's socket before its items stay in the ring instead
 * @param tlsCertificate PEM file, empty for plain HTTP
 */
public record HttpSettings(
        ListenAddress address,
        int eventLoops,
        int maxConnections,
        Duration headTimeout,
        Duration bodyTimeout,
        Duration keepAlive,
        int maxHeadBytes,
        int maxUriBytes,
        int writeBufferBytes,
        int maxSocketMessageBytes,
        Duration heartbeat,
        List<String> allowedOrigins,
        MetricsAccess metrics,
        boolean proxyProtocol,
        String tlsCertificate,
        String tlsKey) {

    /** Who may read {@code /metrics}. */
    public enum MetricsAccess {
        OPEN,
        ADMIN,
        OFF
    }

    /** Reads the section {@code http}. */
    public static HttpSettings read(SettingReader in) {
        return new HttpSettings(
                in.value(
                        "address",
                        new ListenAddress("127.0.0.1", 8080),
                        ListenAddressForm.INSTANCE,
                        "Where HTTP listens, host:port. Loopback unless told otherwise; port 0 takes a free one."),
                in.integer(
                        "event-loops",
                        0,
                        0,
                        256,
                        "Threads that serve sockets; 0 for one per two cores, which was measured to be fastest."),
                in.integer("max-connections", 100_000, 1, 10_000_000, "Open connections; one more is closed at once."),
                timeout(
                        in,
                        "head-timeout",
                        10,
                        "Time in which a new connection must have sent the head of its first request."),
                timeout(
                        in,
                        "body-timeout",
                        10,
                        "Time in which a request's body must arrive, however slowly it trickles."),
                in.duration(
                        "keep-alive",
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(1),
                        Duration.ofDays(1),
                        "How long a connection may stay open between two requests."),
                (int) in.bytes("max-head-bytes", 8192, 1024, 1 << 20, "Largest head of a request."),
                (int) in.bytes("max-uri-bytes", 4096, 256, 1 << 20, "Longest first line of a request."),
                (int)
                        in.bytes(
                                "write-buffer-bytes",
                                65_536,
                                1024,
                                64 << 20,
                                "What may wait for one slow reader's socket; beyond it items stay in their ring, where newer ones overwrite them."),
                (int) in.bytes("max-socket-message-bytes", 262_144, 1024, 64 << 20, "Largest message on a WebSocket."),
                timeout(in, "heartbeat", 15, "How often event streams and WebSockets show a sign of life."),
                in.list(
                        "allowed-origins",
                        List.of(),
                        "Origins, besides the server's own host, whose pages may open WebSockets."),
                in.choice(
                        "metrics",
                        MetricsAccess.OPEN,
                        MetricsAccess.class,
                        "Who may read /metrics: open, admin (with the admin password) or off."),
                in.flag(
                        "proxy-protocol",
                        false,
                        "Whether a load balancer in front speaks the PROXY protocol, so that client addresses are right."),
                in.text("tls-certificate", "", "PEM file with the certificate chain; empty for plain HTTP."),
                in.text("tls-key", "", "PEM file with the private key of the certificate."));
    }

    private static Duration timeout(SettingReader in, String name, int seconds, String doc) {
        return in.duration(name, Duration.ofSeconds(seconds), Duration.ofMillis(100), Duration.ofHours(1), doc);
    }

    /** These settings with another address. */
    public HttpSettings withAddress(ListenAddress other) {
        return new HttpSettings(
                other,
                eventLoops,
                maxConnections,
                headTimeout,
                bodyTimeout,
                keepAlive,
                maxHeadBytes,
                maxUriBytes,
                writeBufferBytes,
                maxSocketMessageBytes,
                heartbeat,
                allowedOrigins,
                metrics,
                proxyProtocol,
                tlsCertificate,
                tlsKey);
    }

    public boolean tls() {
        return !tlsCertificate.isEmpty();
    }
}
