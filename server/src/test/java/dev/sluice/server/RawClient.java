package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.access.NewKey;
import dev.sluice.base.AccountId;
import dev.sluice.testkit.RawAnswer;
import dev.sluice.testkit.RawSocket;
import dev.sluice.wire.items.ItemPaths;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client on one raw keep-alive connection: says what it is told to say and shows answers as they came. */
final class RawClient implements AutoCloseable {
    private static final Pattern SESSION = Pattern.compile("(JSESSIONID=[^;]+);.*");

    private final SluiceServer server;
    private final RawSocket socket;
    private String cookie = "";

    private RawClient(SluiceServer server) throws IOException {
        this(server, RawSocket.connect(server.baseUri().getPort()));
    }

    private RawClient(SluiceServer server, RawSocket socket) {
        this.server = server;
        this.socket = socket;
    }

    /** Without a session, on a connection that was made already. */
    static RawClient over(SluiceServer server, RawSocket socket) {
        return new RawClient(server, socket);
    }

    /** Without a session. */
    static RawClient anonymous(SluiceServer server) throws IOException {
        return new RawClient(server);
    }

    /** Logged in to an account that nobody else has. */
    static RawClient ofNewAccount(SluiceServer server) throws IOException {
        return ofKey(server, newKey(server));
    }

    /** Logged in with this key. */
    static RawClient ofKey(SluiceServer server, NewKey key) throws IOException {
        RawClient client = new RawClient(server);
        RawAnswer answer = client.login(key.account().value(), key.secret());
        if (answer.status() != 200) {
            throw new AssertionError("login answered " + answer);
        }
        client.cookie = cookieOf(answer);
        return client;
    }

    /** With the session of another client. */
    static RawClient ofCookie(SluiceServer server, String cookie) throws IOException {
        RawClient client = new RawClient(server);
        client.cookie = cookie;
        return client;
    }

    /** A key of an account of its own. */
    static NewKey newKey(SluiceServer server) {
        AccountId account = server.accounts().create("of a test").id();
        return server.accounts().createKey(account, "of a test");
    }

    /** {@code JSESSIONID=…} as a login set it. */
    static String cookieOf(RawAnswer answer) {
        Matcher session = SESSION.matcher(answer.head().header("Set-Cookie").orElse(""));
        if (!session.matches()) {
            throw new AssertionError("no session cookie in " + answer);
        }
        return session.group(1);
    }

    String cookie() {
        return cookie;
    }

    RawSocket socket() {
        return socket;
    }

    RawAnswer login(String accountId, String apiKey) throws IOException {
        return post(ItemPaths.LOGIN, "{\"accountid\":\"" + accountId + "\",\"apikey\":\"" + apiKey + "\"}");
    }

    RawAnswer set(String body) throws IOException {
        return post(ItemPaths.SET, body);
    }

    /** Sets one item and answers its time stamp. */
    long set(String portalId, String payload) throws IOException {
        RawAnswer answer = set("{\"items\":[{\"portalid\":\"" + portalId + "\",\"payload\":\"" + payload + "\"}]}");
        Matcher time = Pattern.compile("\\{\"servertimestamp\":(\\d{13})}").matcher(answer.body());
        if (answer.status() != 200 || !time.matches()) {
            throw new AssertionError("set answered " + answer);
        }
        return Long.parseLong(time.group(1));
    }

    RawAnswer get(String body) throws IOException {
        return post(ItemPaths.GET, body);
    }

    RawAnswer post(String path, String body) throws IOException {
        return post(path, body.getBytes(UTF_8));
    }

    RawAnswer post(String path, byte[] body) throws IOException {
        socket.send(request(path, body));
        return socket.readAnswer();
    }

    /** Sends a request and leaves the answer to be read from the {@link #socket}. */
    RawClient begin(String path, String body) throws IOException {
        socket.send(request(path, body.getBytes(UTF_8)));
        return this;
    }

    RawAnswer call(String method, String path, String... headers) throws IOException {
        socket.send(method + " " + path + " HTTP/1.1\r\n" + headers(headers) + "\r\n");
        return socket.readAnswer();
    }

    /** The header lines of every request: host, cookie, and these. */
    String headers(String... more) {
        StringBuilder lines =
                new StringBuilder("Host: localhost:" + server.baseUri().getPort() + "\r\n");
        if (!cookie.isEmpty()) {
            lines.append("Cookie: ").append(cookie).append("\r\n");
        }
        for (String line : more) {
            lines.append(line).append("\r\n");
        }
        return lines.toString();
    }

    /** A POST as its bytes. */
    byte[] request(String path, byte[] body) {
        byte[] head =
                ("POST " + path + " HTTP/1.1\r\n" + headers("Content-Length: " + body.length) + "\r\n").getBytes(UTF_8);
        return ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .array();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
