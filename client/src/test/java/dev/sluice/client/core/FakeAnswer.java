package dev.sluice.client.core;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;

/**
 * An answer of a {@link FakeCore}, and what goes wrong with it.
 *
 * @param body one character for each byte
 */
record FakeAnswer(int status, Map<String, String> headers, String body, Fault fault) {
    /** What happens after the first half of the body. */
    enum Fault {
        NONE,
        /** The connection is reset. */
        RESET,
        /** The connection is closed in good order, but early. */
        TRUNCATED,
        /** Nothing more comes, and the connection stays. */
        SILENT,
        /** Bytes come one by one and never end. */
        ENDLESS,
        /** The connection is closed before the status line. */
        NO_HEAD
    }

    static FakeAnswer of(int status, String body) {
        return new FakeAnswer(
                status,
                Map.of("Content-Type", "application/json; charset=UTF-8"),
                latin(body.getBytes(StandardCharsets.UTF_8)),
                Fault.NONE);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private byte[] bytes() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }

    static FakeAnswer json(String body) {
        return of(200, body);
    }

    static FakeAnswer bytes(byte[] body) {
        return new FakeAnswer(200, Map.of("Content-Type", "application/data"), latin(body), Fault.NONE);
    }

    static FakeAnswer notFound() {
        return of(404, "{\"code\":404,\"message\":\"Not Found\",\"details\":[\"Not Found\"]}");
    }

    static FakeAnswer unauthorized() {
        return of(401, "{\"code\":401,\"message\":\"Unauthorized\",\"details\":[\"Missing or invalid JWT token\"]}");
    }

    FakeAnswer with(Fault value) {
        return new FakeAnswer(status, headers, body, value);
    }

    FakeAnswer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new FakeAnswer(status, all, body, fault);
    }

    FakeAnswer gzipped() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new FakeAnswer(status, headers, latin(packed.toByteArray()), fault).with("Content-Encoding", "gzip");
    }

    /** Answers whether the connection can go on. */
    boolean write(Socket socket, String method) throws IOException {
        if (fault == Fault.NO_HEAD) {
            return false;
        }
        OutputStream out = socket.getOutputStream();
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " x\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        boolean endless = fault == Fault.ENDLESS;
        if (status != 204) {
            head.append(endless ? "Transfer-Encoding: chunked" : "Content-Length: " + body.length())
                    .append("\r\n");
        }
        head.append("\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        if (method.equals("HEAD") || status == 204) {
            return true;
        }
        return fault == Fault.NONE ? whole(out) : broken(socket, out);
    }

    private boolean whole(OutputStream out) throws IOException {
        out.write(bytes());
        out.flush();
        return true;
    }

    private boolean broken(Socket socket, OutputStream out) throws IOException {
        if (fault == Fault.ENDLESS) {
            while (true) {
                out.write("1\r\n \r\n".getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
        }
        out.write(Arrays.copyOf(bytes(), body.length() / 2));
        out.flush();
        if (fault == Fault.SILENT) {
            // Until the client leaves: it never sends another byte on this connection.
            return socket.getInputStream().read() >= 0;
        }
        if (fault == Fault.RESET) {
            socket.setSoLinger(true, 0);
        }
        return false;
    }

    /** Holds an answer back until the latch opens. */
    static FakeAnswer after(CountDownLatch latch, FakeAnswer answer) {
        try {
            latch.await();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
        return answer;
    }
}
