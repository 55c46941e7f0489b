package dev.sluice.client.core;

import dev.sluice.wire.core.ContractException;
import dev.sluice.wire.core.CoreCodecs;
import dev.sluice.wire.core.ErrorBody;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The head of an answer, with the body still to be read. Closing it before the end of the body costs the connection. For
 * one thread.
 *
 * @param method that of the request, which decides whether there is a body
 * @param headers the value of a header by its name, whatever its case; null when it did not come
 * @param body as it arrives, packed or not
 */
record Reply(String method, int status, Function<String, @Nullable String> headers, InputStream body)
        implements Closeable {
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int GZIP_BUFFER_BYTES = 64 * 1024;
    /** A server that announces more is believed when the bytes are there. */
    private static final int MAX_BYTES_ON_TRUST = 16 * 1024 * 1024;

    @Nullable
    String header(String name) {
        return headers.apply(name);
    }

    private boolean isPacked() {
        return length() != 0 && "gzip".equalsIgnoreCase(header("Content-Encoding"));
    }

    /** Whether one may follow; if not, then whatever the headers say (RFC 9110, sections 9.3.2, 15.2, 15.3.5 and 15.4.5). */
    static boolean hasBody(String method, int status) {
        return !method.equals("HEAD") && status / 100 != 1 && status != NO_CONTENT && status != NOT_MODIFIED;
    }

    /** How many bytes the body has as it arrives; -1 when the server did not say. */
    long length() {
        if (!hasBody(method, status)) {
            return 0;
        }
        String value = header("Transfer-Encoding") == null ? header("Content-Length") : null;
        try {
            return value == null ? -1 : Long.parseLong(value.strip());
        } catch (NumberFormatException unreadable) {
            return -1;
        }
    }

    /** The body, unpacked while it is read. */
    InputStream unpacked() throws IOException {
        return isPacked() ? new GZIPInputStream(body, GZIP_BUFFER_BYTES) : body;
    }

    /** The whole body, unpacked, and the connection is free again. */
    byte[] bytes(int maxBytes) throws IOException {
        long length = isPacked() ? -1 : length();
        if (length > maxBytes) {
            throw new IOException("body exceeds " + maxBytes + " bytes");
        }
        InputStream open = unpacked();
        byte[] bytes;
        if (length >= 0 && length <= MAX_BYTES_ON_TRUST) {
            bytes = new byte[(int) length];
            int read = open.readNBytes(bytes, 0, bytes.length);
            if (read < length) {
                throw new EOFException("the body ended after " + read + " of " + length + " bytes");
            }
        } else {
            bytes = open.readNBytes(maxBytes);
        }
        if (open.read() >= 0) {
            throw new IOException("body exceeds " + maxBytes + " bytes");
        }
        if (isPacked()) {
            // What is packed ends before the body does.
            long _ = body.read();
        }
        return bytes;
    }

    /** What an answer without success says. */
    CoreException refusal(URI url, int maxBytes) throws IOException {
        byte[] bytes = bytes(maxBytes);
        if (status == 409 && url.getPath().endsWith("/config")) {
            try {
                return new CoreConfigRejectedException(method, url, CoreCodecs.CONFIG_ERRORS.decode(bytes));
            } catch (ContractException other) {
                // Not the map of messages; then it is a refusal like any other.
            }
        }
        String location = header("Location");
        if (status / 100 == 3 && location != null) {
            return new CoreApiException(method, url, status, "is a link", List.of(location));
        }
        try {
            ErrorBody error = CoreCodecs.ERROR.decode(bytes);
            return new CoreApiException(method, url, status, error.message(), error.details());
        } catch (ContractException other) {
            String text = new String(bytes, StandardCharsets.UTF_8).strip();
            List<String> details =
                    text.isEmpty() ? List.of() : text.lines().limit(5).toList();
            return new CoreApiException(method, url, status, "without a message", details);
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
