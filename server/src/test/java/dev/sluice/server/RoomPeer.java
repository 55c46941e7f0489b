package dev.sluice.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testkit.RawSocket;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A peer on a raw WebSocket: says what it is told to say, whatever that is. */
final class RoomPeer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final RawWebSocket socket;
    private String id = "";

    private RoomPeer(RawWebSocket socket) {
        this.socket = socket;
    }

    /** On {@code /rtc} of the main port, in no pool. */
    static RoomPeer connect(SluiceServer server, String... headers) throws IOException {
        return new RoomPeer(RawWebSocket.upgrade(RawClient.anonymous(server), "/rtc", headers));
    }

    /** On {@code /rtc} of a connection that was made already. */
    static RoomPeer over(RawClient client) throws IOException {
        return new RoomPeer(RawWebSocket.upgrade(client, "/rtc"));
    }

    /** On the port of signalling alone. */
    static RoomPeer connectToSsp(SluiceServer server) throws IOException {
        RawSocket socket = RawSocket.connect(server.sspUri().orElseThrow().getPort());
        return new RoomPeer(RawWebSocket.upgrade(RawClient.over(server, socket), "/"));
    }

    /** Connected and in a pool. */
    static RoomPeer in(SluiceServer server, String pool) throws IOException {
        RoomPeer peer = connect(server);
        peer.join(pool);
        return peer;
    }

    /** Joins and answers what {@code rtc:joined} says. */
    JsonNode join(String pool) throws IOException {
        return join(Map.of("pool", pool));
    }

    JsonNode join(Map<String, String> data) throws IOException {
        say("rtc:join", JSON.writeValueAsString(data));
        JsonNode joined = expect("rtc:joined");
        id = joined.get("client_id").asString();
        return joined;
    }

    String id() {
        return id;
    }

    RawWebSocket socket() {
        return socket;
    }

    RoomPeer say(String type, String data) throws IOException {
        return sayRaw("{\"type\":\"" + type + "\",\"data\":" + data + "}");
    }

    RoomPeer sayRaw(String message) throws IOException {
        socket.send(message);
        return this;
    }

    RoomPeer sdp(String to, String description) throws IOException {
        return say("rtc:sdp", "{\"to\":\"" + to + "\",\"description\":" + description + "}");
    }

    /** The data of the next message, which must be of this type. */
    JsonNode expect(String type) throws IOException {
        RawWebSocket.Frame frame = socket.nextMessage();
        assertThat(frame.opcode()).as("frame %s", frame.text()).isEqualTo(RawWebSocket.TEXT);
        JsonNode message = JSON.readTree(frame.payload());
        assertThat(message.get("type").asString()).as(frame.text()).isEqualTo(type);
        return message.get("data");
    }

    /** The next message must be {@code rtc:error} with this reason. */
    void expectError(String reason) throws IOException {
        JsonNode error = expect("rtc:error");
        assertThat(error.get("reason").asString()).as("%s", error).isEqualTo(reason);
        assertThat(error.get("message").asString()).isNotBlank();
    }

    /** The same, but for refusals before it. */
    JsonNode expectPastErrors(String type) throws IOException {
        JsonNode message = JSON.readTree(socket.nextMessage().payload());
        while (message.get("type").asString().equals("rtc:error")) {
            message = JSON.readTree(socket.nextMessage().payload());
        }
        assertThat(message.get("type").asString()).as("%s", message).isEqualTo(type);
        return message.get("data");
    }

    /** The next message but refusals must be that this peer is gone. */
    void expectGone(String peer) throws IOException {
        assertThat(expectPastErrors("rtc:close")).hasToString("{\"id\":\"" + peer + "\",\"uid\":\"" + peer + "\"}");
    }

    /** The next frame must close with this code. */
    void expectClose(int code) throws IOException {
        RawWebSocket.Frame frame = socket.nextMessage();
        assertThat(frame.opcode()).as("frame %s", frame.text()).isEqualTo(RawWebSocket.CLOSE);
        assertThat(frame.closeCode()).as("close %s", frame.text()).isEqualTo(code);
    }

    /** Nothing was sent to it before the answer to this: one more message of its own. */
    void expectNothing() throws IOException {
        say("rtc:nonsense", "{}");
        expectError("unknown-type");
    }

    static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    /** Cuts the connection as a crashed client does. */
    void reset() throws IOException {
        socket.socket().reset();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
