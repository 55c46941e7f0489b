package dev.sluice.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The request that makes an HTTP connection a WebSocket (RFC 6455, section 4.1). */
final class WebSocketUpgrade {
    private WebSocketUpgrade() {}

    /** The key is the RFC's example: the answer to it is not checked, servers are measured here and not trusted. */
    static ByteBuffer request(int port, String path) {
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
                + "\r\nSec-WebSocket-Version: 13\r\n\r\n";
        return ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    }
}
