package dev.sluice.client.rooms;

import dev.sluice.testkit.Await;
import dev.sluice.wire.rooms.RawValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;

/**
 * A signalling server that does what a test says: admits everybody and resumes ids unless told otherwise, and records what
 * comes.
 */
final class ScriptedRooms extends WebSocketServer {
    private final CountDownLatch started = new CountDownLatch(1);
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final List<String> origins = new CopyOnWriteArrayList<>();
    private final AtomicInteger pings = new AtomicInteger();
    private final AtomicInteger joins = new AtomicInteger();
    private volatile List<String> refusals = List.of();
    private volatile String others = "\"peers\":[],\"descriptions\":{}";
    private volatile boolean resumes = true;
    private volatile boolean silent;
    private volatile boolean closedToAll;

    private ScriptedRooms() {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        setReuseAddr(true);
        setConnectionLostTimeout(0);
    }

    static ScriptedRooms open() throws InterruptedException {
        ScriptedRooms server = new ScriptedRooms();
        server.start();
        server.started.await();
        return server;
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + getPort() + "/rtc");
    }

    RoomClientBuilder client() {
        return RoomClient.builder(uri())
                .backoff(new Backoff(Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofSeconds(5)));
    }

    /** Each of the next joins is answered with an {@code rtc:error} of this reason. */
    void refuse(String... reasons) {
        refusals = new CopyOnWriteArrayList<>(reasons);
    }

    /** Who else is there, as fields of {@code rtc:joined}. */
    void others(String peersAndDescriptions) {
        others = peersAndDescriptions;
    }

    void forgetIds() {
        resumes = false;
    }

    /** Reads, and answers nothing any more. */
    void fallSilent() {
        silent = true;
    }

    /** Handshakes are refused until this is called again with false. */
    void shut(boolean nowShut) {
        closedToAll = nowShut;
    }

    List<String> received() {
        return List.copyOf(received);
    }

    int pings() {
        return pings.get();
    }

    List<String> origins() {
        return List.copyOf(origins);
    }

    void awaitReceived(String message) {
        Await.until(message + " in " + received, () -> received.contains(message));
    }

    /** To everybody. */
    void tell(String message) {
        broadcast(message);
    }

    /** Connections end as when a network fails. */
    void cut() {
        for (WebSocket each : getConnections()) {
            ((WebSocketImpl) each).closeConnection(1006, "", false);
            // The channel is only closed when its selector looks at it.
            onWriteDemand(each);
        }
    }

    /** Connections end in one direction: clients may still speak. */
    void halfClose() throws IOException {
        for (WebSocket each : getConnections()) {
            ((SocketChannel) ((WebSocketImpl) each).getChannel()).shutdownOutput();
        }
    }

    void closeAll(int code, String reason) {
        getConnections().forEach(each -> each.close(code, reason));
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
            WebSocket connection, Draft draft, ClientHandshake request) throws InvalidDataException {
        if (closedToAll) {
            throw new InvalidDataException(1013);
        }
        origins.add(request.getFieldValue("Origin"));
        return super.onWebsocketHandshakeReceivedAsServer(connection, draft, request);
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {}

    @Override
    public void onMessage(WebSocket connection, String message) {
        received.add(message);
        if (message.startsWith("{\"type\":\"rtc:join\"") && !silent) {
            answerJoin(
                    connection,
                    RawValue.of(message)
                            .fields()
                            .getOrDefault("data", RawValue.NULL)
                            .fields());
        }
    }

    private void answerJoin(WebSocket connection, Map<String, RawValue> join) {
        if (!refusals.isEmpty()) {
            connection.send("{\"type\":\"rtc:error\",\"data\":{\"message\":\"no\",\"reason\":\""
                    + refusals.removeFirst() + "\"}}");
            return;
        }
        RawValue resume = join.get("resume");
        String id = resume != null && resumes ? resume.asText("resume") : "me" + joins.incrementAndGet();
        connection.send(
                "{\"type\":\"rtc:joined\",\"data\":{\"client_id\":\"" + id + "\"," + others + ",\"pool\":"
                        + join.get("pool") + ",\"resume\":\"" + id
                        + "\",\"iceServers\":[{\"urls\":[\"stun:h:3478\"]},{\"urls\":\"turn:h\",\"username\":\"u\",\"credential\":\"c\"}]}}");
    }

    @Override
    public void onWebsocketPing(WebSocket connection, org.java_websocket.framing.Framedata frame) {
        if (!silent) {
            pings.incrementAndGet();
            super.onWebsocketPing(connection, frame);
        }
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {
        received.add("closed " + code);
    }

    @Override
    public void onError(WebSocket connection, Exception fault) {
        received.add("error " + fault);
    }

    void close() throws InterruptedException {
        stop(1000);
    }
}
