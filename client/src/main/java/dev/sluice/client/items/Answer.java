package dev.sluice.client.items;

import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The head of an answer, and its body to be pulled. {@code call} is the call it answers. */
record Answer(Call call, int status, HttpHeaders headers, AnswerBody body) {
    /** The whole body; empty when there is none. For answers that are one object. */
    CompletableFuture<byte[]> whole() {
        return body.next().thenApply(bytes -> bytes.orElse(new byte[0]));
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Ends the call because of what was found in its answer, and returns that as the failure. */
    XrtcException violation(String what, @Nullable Throwable cause) {
        XrtcException failure = new XrtcException.ProtocolViolation(Failure.answered(call.url(), status, what, cause));
        call.abort(failure);
        return failure;
    }
}
