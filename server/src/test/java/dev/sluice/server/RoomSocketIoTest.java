package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.edge.CannotListenException;
import dev.sluice.server.settings.Settings;
import dev.sluice.testkit.Await;
import dev.sluice.testkit.ReservedPort;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signalling over Socket.IO with its own Java client: the same pools as over WebSocket. */
@ExtendWith(NothingLogged.class)
final class RoomSocketIoTest {
    private static final ReservedPort RESERVED = new ReservedPort();

    private static SluiceServer server;
    private static int port;

    @BeforeAll
    static void start() {
        port = RESERVED.port();
        server = start(port);
    }

    private static SluiceServer start(int socketIoPort) {
        return SluiceServer.startInMemory(
                Settings.with("http.address=127.0.0.1:0", "rooms.ssp-port=off", "rooms.socketio-port=" + socketIoPort));
    }

    @AfterAll
    static void stop() {
        server.close();
        RESERVED.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling"})
    void peersOfBothKindsMeetInOnePool(String transport) throws Exception {
        try (RoomPeer ann = RoomPeer.in(server, "mixed " + transport);
                Client bob = new Client(transport)) {
            bob.socket.emit("rtc:join", new JSONObject(Map.of("pool", "mixed " + transport)));
            JSONObject joined = bob.expect("rtc:joined");
            assertThat(joined.getJSONArray("peers").getString(0)).isEqualTo(ann.id());
            assertThat(joined.getJSONArray("iceServers").length()).isEqualTo(1);
            String id = joined.getString("client_id");
            assertThat(ann.expect("rtc:peer").get("id").asString()).isEqualTo(id);

            ann.sdp(id, "{\"type\":\"offer\",\"sdp\":\"ä\"}");
            JSONObject offer = bob.expect("rtc:sdp");
            assertThat(offer.getString("peer")).isEqualTo(ann.id());
            assertThat(offer.getJSONObject("description").getString("sdp")).isEqualTo("ä");

            bob.socket.emit(
                    "rtc:sdp", new JSONObject().put("to", ann.id()).put("description", new JSONObject().put("a", 1)));
            assertThat(ann.expect("rtc:sdp").get("description")).hasToString("{\"a\":1}");

            bob.socket.emit("describe", new JSONObject(Map.of("name", "Bob")));
            assertThat(ann.expect("rtc:describe").get("description")).hasToString("{\"name\":\"Bob\"}");

            bob.socket.disconnect();
            assertThat(ann.expect("rtc:close").get("id").asString()).isEqualTo(id);
        }
    }

    @Test
    void whatIsWrongIsAnsweredAndTheConnectionLives() throws Exception {
        try (Client client = new Client("websocket")) {
            client.socket.emit("rtc:join");
            assertThat(client.expect("rtc:error").getString("reason")).isEqualTo("bad-message");
            client.socket.emit("rtc:join", "text");
            assertThat(client.expect("rtc:error").getString("reason")).isEqualTo("bad-message");
            client.socket.emit("rtc:nonsense", new JSONObject());
            assertThat(client.expect("rtc:error").getString("reason")).isEqualTo("unknown-type");
            client.socket.emit("chat", new JSONObject());
            client.socket.emit("rtc:sdp", new JSONObject(Map.of("to", "x", "description", "y")));
            assertThat(client.expect("rtc:error").getString("reason")).isEqualTo("not-joined");
            client.socket.emit("rtc:join", new JSONObject(Map.of("pool", "lives on")));
            client.expect("rtc:joined");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling"})
    void aKickedPeerIsToldAndDisconnected(String transport) throws Exception {
        // A pool of its own: a peer stays for its lease.
        String pool = "leaving-" + transport;
        try (RoomPeer ann = RoomPeer.in(server, pool);
                Client bob = new Client(transport)) {
            bob.socket.emit("rtc:join", new JSONObject(Map.of("pool", pool)));
            String id = bob.expect("rtc:joined").getString("client_id");
            ann.expect("rtc:peer");
            try (RawClient admin = RawClient.anonymous(server)) {
                assertThat(admin.call("DELETE", "/admin/v1/rooms/" + pool + "/peers/" + id, basic())
                                .status())
                        .isEqualTo(200);
            }
            bob.expect("rtc:stop");
            assertThat(bob.goodbye()).isEqualTo("io server disconnect");
            ann.expect("rtc:close");
        }
    }

    /** Socket.IO's clients connect again by themselves after all reasons but a server's "disconnect". */
    @ParameterizedTest
    @ValueSource(strings = {"websocket", "polling"})
    void aServerThatGoesDownLetsItsPeersComeBack(String transport) throws Exception {
        try (ReservedPort other = new ReservedPort();
                SluiceServer leaving = start(other.port());
                Client client = new Client(transport, other.port())) {
            Thread stopping = Thread.ofVirtual().start(leaving::drainAndClose);
            assertThat(client.goodbye()).startsWith("transport ");
            stopping.join();
        }
    }

    @Test
    void aTakenPortIsToldInOneSentence() {
        assertThatThrownBy(() -> SluiceServer.startInMemory(
                        Settings.with("http.address=127.0.0.1:0", "rooms.socketio-port=" + port)))
                .isInstanceOf(CannotListenException.class)
                .hasMessageStartingWith("rooms.socketio-port: cannot listen on 127.0.0.1:" + port);
    }

    private static String basic() {
        byte[] pair = ("admin:" + server.adminPassword()).getBytes(UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** What the server said to a Socket.IO client, in order. */
    private static final class Client implements AutoCloseable {
        private record Event(String type, JSONObject data) {}

        private final OkHttpClient http = new OkHttpClient();
        private final Socket socket;
        private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
        private final CompletableFuture<String> goodbye = new CompletableFuture<>();

        Client(String transport) {
            this(transport, port);
        }

        Client(String transport, int port) {
            IO.Options options = IO.Options.builder()
                    .setTransports(new String[] {transport})
                    .setForceNew(true)
                    .setReconnection(false)
                    .build();
            options.callFactory = http;
            options.webSocketFactory = http;
            socket = IO.socket(URI.create("http://localhost:" + port), options);
            for (String type : List.of("rtc:joined", "rtc:peer", "rtc:sdp", "rtc:error", "rtc:stop", "rtc:close")) {
                socket.on(type, arguments -> events.add(new Event(type, (JSONObject) arguments[0])));
            }
            socket.on("disconnect", arguments -> goodbye.complete((String) arguments[0]));
            socket.connect();
            Await.until("the connection", socket::connected);
        }

        JSONObject expect(String type) throws InterruptedException, JSONException {
            Event next = events.poll(10, TimeUnit.SECONDS);
            assertThat(next).as("an event").isNotNull();
            assertThat(next.type()).as("%s", next).isEqualTo(type);
            return next.data();
        }

        /** Why it was disconnected. */
        String goodbye() throws Exception {
            return goodbye.get(10, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            socket.close();
            http.dispatcher().cancelAll(); // a poll may be under way, whose connection would outlive the test
            http.dispatcher().executorService().shutdown();
            http.connectionPool().evictAll();
        }
    }
}
