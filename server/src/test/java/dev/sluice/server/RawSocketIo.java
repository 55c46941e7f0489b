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
        RawSocketIo peer = new RawSocketIo(socket);
        assertThat(peer.next()).startsWith("0{");
        socket.send(CONNECT);
        assertThat(peer.next()).startsWith(CONNECT);
        return peer;
    }

    /** Joins and answers its id. */
    String join(String pool) throws IOException {
        socket.send(EVENT + "[\"rtc:join\",{\"pool\":\"" + pool + "\"}]");
        String joined = next();
        assertThat(joined).startsWith(EVENT);
        JsonNode event = JSON.readTree(joined.substring(EVENT.length()));
        assertThat(event.get(0).asString()).isEqualTo("rtc:joined");
        return event.get(1).get("client_id").asString();
    }

    /** The next packet that is no ping; a slow machine may be pinged before it has joined. */
    private String next() throws IOException {
        String packet = socket.next().text();
        return packet.equals(PING) ? next() : packet;
    }

    RawWebSocket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
