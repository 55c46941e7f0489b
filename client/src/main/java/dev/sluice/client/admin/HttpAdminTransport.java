package dev.sluice.client.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

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

/** The admin API over HTTP, with the password as HTTP Basic. Thread-safe. */
final class HttpAdminTransport implements AdminTransport {
    private static final String PREFIX = "/admin/v1/";
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

    HttpAdminTransport(URI server, String password) {
        this.server = server.toString().replaceAll("/+$", "");
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(UTF_8));
    }

    @Override
    public URI address(String path) {
        return URI.create(server + PREFIX + path);
    }

    @Override
    public Answer call(String method, String path, byte[] body) {
        HttpRequest request = HttpRequest.newBuilder(address(path))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> response = send(request);
        return new Answer(response.statusCode(), response.body());
    }

    private HttpResponse<String> send(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> sent =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), MAX_ANSWER_BYTES));
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
