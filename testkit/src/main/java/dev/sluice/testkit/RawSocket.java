package dev.sluice.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A blocking TCP client that sends any bytes and reads HTTP/1.1 answers literally: for requests that a proper client
 * refuses to make. A read that takes longer than {@link #READ_LIMIT} fails.
 *
 * <p>For one thread, or one that sends and one that reads.
 */
public final class RawSocket implements AutoCloseable {
    public static final Duration READ_LIMIT = Duration.ofSeconds(10);

    private static final int LONGEST_LINE_BYTES = 64 * 1024;

    private final Socket socket;
    private final InputStream in;

    private RawSocket(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Connects to a port of the loopback address. */
    public static RawSocket connect(int port) throws IOException {
        return connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    }

    /**
     * Connects to an address.
     *
     * @param receiveBufferBytes the kernel's buffer, small for a reader that is to fall behind soon; 0 leaves the default
     */
    public static RawSocket connect(InetSocketAddress address, int receiveBufferBytes) throws IOException {
        Socket socket = new Socket();
        try {
            if (receiveBufferBytes > 0) {
                socket.setReceiveBufferSize(receiveBufferBytes);
            }
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(READ_LIMIT.toMillis()));
            socket.connect(address, Math.toIntExact(READ_LIMIT.toMillis()));
            return new RawSocket(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends text as UTF-8, exactly as given: line ends are the caller's. */
    public RawSocket send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    public RawSocket send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Sends text, and says whether the connection was still there to take it. */
    public boolean takes(String text) {
        try {
            send(text);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    /** Says that nothing more will be sent; answers can still be read. */
    public RawSocket endOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** Reads one answer to a request other than HEAD: by length, by chunks, or to the end of the connection. */
    public RawAnswer readAnswer() throws IOException {
        RawHead head = readHead();
        return new RawAnswer(head, new String(readBody(head), StandardCharsets.UTF_8));
    }

    /** Reads status line and headers; the body, if any, is next. */
    public RawHead readHead() throws IOException {
        String statusLine = readLine();
        List<RawHead.Header> headers = new ArrayList<>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new AssertionError("not a header line: " + line);
            }
            headers.add(new RawHead.Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return new RawHead(statusLine, headers);
    }

    /** Reads the next chunk of a chunked body, as the server cut it; the last one is empty. */
    public byte[] readChunk() throws IOException {
        String size = readLine();
        int extension = size.indexOf(';');
        int length = chunkLength(extension < 0 ? size : size.substring(0, extension));
        byte[] chunk = readBytes(length);
        if (length > 0) {
            expectLineEnd();
        } else {
            skipTrailers();
        }
        return chunk;
    }

    /** Reads exactly so many bytes. */
    public byte[] readBytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the server closed after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    /** Reads to the end of the connection, which an orderly close or a reset by the server is. */
    public byte[] readToEnd() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (true) {
            int count = readOrEnd(buffer);
            if (count < 0) {
                return all.toByteArray();
            }
            all.write(buffer, 0, count);
        }
    }

    /** Closes with a reset instead of an orderly end, as a crashed or cut-off client looks to the server. */
    public void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] readBody(RawHead head) throws IOException {
        if (head.hasNoBody()) {
            return new byte[0];
        }
        if (head.isChunked()) {
            return readChunks();
        }
        String length = head.header("Content-Length").orElse(null);
        return length == null ? readToEnd() : readBytes(Integer.parseInt(length));
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] chunk = readChunk(); chunk.length > 0; chunk = readChunk()) {
            body.writeBytes(chunk);
        }
        return body.toByteArray();
    }

    private static int chunkLength(String hex) {
        try {
            return Integer.parseInt(hex.strip(), 16);
        } catch (NumberFormatException e) {
            throw new AssertionError("not a chunk size: " + hex, e);
        }
    }

    private void expectLineEnd() throws IOException {
        String rest = readLine();
        if (!rest.isEmpty()) {
            throw new AssertionError("a chunk is longer than its size says: " + rest);
        }
    }

    private void skipTrailers() throws IOException {
        String line = readLine();
        while (!line.isEmpty()) {
            line = readLine();
        }
    }

    private int readOrEnd(byte[] buffer) throws IOException {
        try {
            return in.read(buffer);
        } catch (SocketException reset) {
            return -1;
        }
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the server closed within a line: " + line.toString(StandardCharsets.UTF_8));
            }
            if (line.size() == LONGEST_LINE_BYTES) {
                throw new AssertionError("a line of more than " + LONGEST_LINE_BYTES + " bytes");
            }
            line.write(octet);
        }
        String text = line.toString(StandardCharsets.UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
