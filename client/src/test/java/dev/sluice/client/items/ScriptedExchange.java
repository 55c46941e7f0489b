package dev.sluice.client.items;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request that came, and the means to answer it piece by piece. */
final class ScriptedExchange {
    private final Socket socket;
    private final String path;
    private final Map<String, String> headers;
    private final String body;
    private final StringBuilder answerHeaders = new StringBuilder();

    private ScriptedExchange(Socket socket, String path, Map<String, String> headers, String body) {
        this.socket = socket;
        this.path = path;
        this.headers = headers;
        this.body = body;
    }

    static @Nullable ScriptedExchange read(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        String requestLine = readLine(in);
        if (requestLine == null) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = readLine(in); line != null && !line.isEmpty(); line = readLine(in)) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("a request broke off");
        }
        return new ScriptedExchange(socket, requestLine.split(" ", 3)[1], headers, new String(body, UTF_8));
    }

    private static @Nullable String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                return null;
            }
            line.append((char) octet);
        }
        return line.toString().strip();
    }

    String path() {
        return path;
    }

    String body() {
        return body;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A header of the answer; to be set before its head is sent. */
    ScriptedExchange header(String name, String value) {
        answerHeaders.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    void answer(int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        raw("HTTP/1.1 " + status + " X\r\n" + answerHeaders + "Content-Length: " + bytes.length + "\r\n\r\n" + text);
    }

    /** Begins an answer whose length is not known. */
    ScriptedExchange chunked() throws IOException {
        return raw("HTTP/1.1 200 OK\r\n" + answerHeaders + "Transfer-Encoding: chunked\r\n\r\n");
    }

    ScriptedExchange chunk(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        return raw(Integer.toHexString(bytes.length) + "\r\n" + text + "\r\n");
    }

    void lastChunk() throws IOException {
        raw("0\r\n\r\n");
    }

    ScriptedExchange raw(String text) throws IOException {
        return raw(text.getBytes(UTF_8));
    }

    ScriptedExchange raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    void close() throws IOException {
        socket.close();
    }

    /** Ends the connection as a crash does. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Waits until the client hangs up. */
    void awaitHangUp() throws IOException {
        try {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException reset) {
            // A reset is a hang-up, too.
        }
    }
}
