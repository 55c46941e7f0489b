package dev.sluice.client.core;

import dev.sluice.wire.core.ContractException;
import dev.sluice.wire.core.CoreCodecs;
import dev.sluice.wire.core.ErrorBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The body of an answer: whole in memory, arriving, or in a file. Compressed ones are opened here. */
sealed interface AnswerBody {
    /** The whole body; {@link #bytes} gives the array itself. */
    final class Whole implements AnswerBody {
        private final byte[] bytes;

        Whole(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    record Arriving(InputStream stream) implements AnswerBody {}

    /** The body is in a file and nothing of it in memory. */
    record Stored(long length) implements AnswerBody {}

    /** Bodies are held in memory up to a limit, unless {@code whole} is false and the server sends success. */
    static BodyHandler<AnswerBody> handler(boolean whole, int maxBytes) {
        return head -> {
            boolean gzip = isPacked(head);
            if (!whole && head.statusCode() / 100 == 2) {
                return arriving(gzip);
            }
            BodySubscriber<byte[]> bytes = BodySubscribers.limiting(BodySubscribers.ofByteArray(), maxBytes);
            return BodySubscribers.mapping(bytes, body -> new Whole(gzip ? inflate(body, maxBytes) : body));
        };
    }

    static boolean isPacked(ResponseInfo head) {
        return "gzip"
                .equalsIgnoreCase(head.headers().firstValue("Content-Encoding").orElse(""));
    }

    private static BodySubscriber<AnswerBody> arriving(boolean gzip) {
        // Opening the compression reads, so it waits for the first read of the reader's own thread.
        return BodySubscribers.mapping(
                new ArrivingBody(), body -> new Arriving(gzip ? new LateGzipStream(body) : body));
    }

    private static byte[] inflate(byte[] packed, int maxBytes) {
        try (InputStream open = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = open.readNBytes(maxBytes);
            if (open.read() >= 0) {
                throw new IOException("body exceeds " + maxBytes + " bytes when unpacked");
            }
            return bytes;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    default byte[] bytes() {
        return switch (this) {
            case Whole whole -> whole.bytes;
            case Arriving _, Stored _ -> throw new IllegalStateException("not in memory: " + this);
        };
    }

    default InputStream stream() {
        return switch (this) {
            case Whole whole -> new ByteArrayInputStream(whole.bytes);
            case Arriving(InputStream stream) -> stream;
            case Stored stored -> throw new IllegalStateException("not to be read: " + stored);
        };
    }

    /** What an answer without success says. */
    static CoreException refusal(String method, URI url, HttpResponse<AnswerBody> response) {
        int code = response.statusCode();
        byte[] body = response.body().bytes();
        if (code == 409 && url.getPath().endsWith("/config")) {
            try {
                return new CoreConfigRejectedException(method, url, CoreCodecs.CONFIG_ERRORS.decode(body));
            } catch (ContractException other) {
                // Not the map of messages; then it is a refusal like any other.
            }
        }
        String location = response.headers().firstValue("Location").orElse(null);
        if (code / 100 == 3 && location != null) {
            return new CoreApiException(method, url, code, "is a link", List.of(location));
        }
        try {
            ErrorBody error = CoreCodecs.ERROR.decode(body);
            return new CoreApiException(method, url, code, error.message(), error.details());
        } catch (ContractException other) {
            String text = new String(body, StandardCharsets.UTF_8).strip();
            List<String> details =
                    text.isEmpty() ? List.of() : text.lines().limit(5).toList();
            return new CoreApiException(method, url, code, "without a message", details);
        }
    }
}
