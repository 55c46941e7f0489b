package dev.sluice.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.RawSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Socket.IO client made by hand (Engine.IO 4 over WebSocket): reads and answers only when it is told to. */
final class RawSocketIo implements AutoCloseable {
    static final String PING = "2";
    static final String PONG = "3";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PATH = "/socket.io/?EIO=4&transport=websocket";
    private static final String CONNECT = "40";
    private static final String EVENT = "42";

    private final RawWebSocket socket;

    private RawSocketIo(RawWebSocket socket) {
        this.socket = socket;
    }

    /** Connected, in no pool; {@code receiveBufferBytes} as of {@link RawSocket#connect(InetSocketAddress, int)}. */
    static RawSocketIo connect(SluiceServer server, int port, int receiveBufferBytes) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        RawSocket connection = RawSocket.connect(address, receiveBufferBytes);
        RawWebSocket socket = RawWebSocket.upgrade(RawClient.over(server, connection), PATH);
        assertThat(socket.next().text()).startsWith("0{");
        socket.send(CONNECT);
        assertThat(socket.next().text()).startsWith(CONNECT);
        return new RawSocketIo(socket);
    }

    /** Joins and answers its id. */
    String join(String pool) throws IOException {
        socket.send(EVENT + "[\"rtc:join\",{\"pool\":\"" + pool + "\"}]");
        String joined = socket.next().text();
        assertThat(joined).startsWith(EVENT);
        JsonNode event = JSON.readTree(joined.substring(EVENT.length()));
        assertThat(event.get(0).asString()).isEqualTo("rtc:joined");
        return event.get(1).get("client_id").asString();
    }

    RawWebSocket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
