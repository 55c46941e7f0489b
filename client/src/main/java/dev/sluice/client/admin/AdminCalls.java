package dev.sluice.client.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.wire.admin.AdminCodec;
import dev.sluice.wire.items.ErrorAnswer;
import dev.sluice.wire.items.ItemAnswerReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** One call of the admin API over HTTP. Thread-safe. */
final class AdminCalls implements AutoCloseable {
    private static final String PREFIX = "/admin/v1";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(20);

    /** A list of as many accounts as a server may have is far below it. */
    private static final long MAX_ANSWER_BYTES = 64L * 1024 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private final String server;
    private final String authorization;

    AdminCalls(URI server, String password) {
        this.server = server.toString().replaceAll("/+$", "");
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(UTF_8));
    }

    <T> T call(String method, String path, byte[] body, Function<byte[], T> reader) {
        URI url = URI.create(server + PREFIX + path);
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> response = send(request);
        int status = response.statusCode();
        if (status < 200 || status > 299) {
            throw new AdminException(url, status, said(response.body()), null);
        }
        try {
            return reader.apply(response.body());
        } catch (AdminCodec.MalformedException | NullPointerException e) {
            throw new AdminException(url, status, "the answer is not the admin API's: " + e.getMessage(), e);
        }
    }

    private static String said(byte[] body) {
        return ItemAnswerReader.error(body)
                .map(ErrorAnswer::message)
                .filter(text -> !text.isEmpty())
                .orElse("an answer that is not the admin API's; is the address right?");
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> sent =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        try {
            return sent.get(TOTAL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw new AdminException(request.uri(), 0, "no answer within " + TOTAL_TIMEOUT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw new AdminException(request.uri(), 0, "the waiting thread was interrupted", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String what = cause instanceof ConnectException
                    ? "no connection: is a server listening there?"
                    : "the connection broke: " + cause.getMessage();
            throw new AdminException(request.uri(), 0, what, cause);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
