package dev.sluice.bench.peer;

import dev.sluice.bench.load.LoadException;
import dev.sluice.wire.items.ItemPaths;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes sessions with the credentials the server wrote at its first start. Not timed, so the JDK's client serves. */
final class Logins implements AutoCloseable {
    private static final Pattern SESSION = Pattern.compile(ItemPaths.COOKIE + "=([^;]+)");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;

    private Logins(HttpRequest request) {
        this.request = request;
    }

    /** {@code credentials} is the data folder's {@code xrtc.env}. */
    static Logins of(int port, Path credentials) {
        try {
            List<String> lines = Files.readAllLines(credentials);
            String json = "{\"accountid\":\"" + value(lines, "ACCOUNT_ID") + "\",\"apikey\":\""
                    + value(lines, "API_KEY") + "\"}";
            return new Logins(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + ItemPaths.LOGIN))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json))
                    .build());
        } catch (IOException e) {
            throw new LoadException("Cannot read the credentials in " + credentials, e);
        }
    }

    private static String value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1).trim())
                .findFirst()
                .orElseThrow(() -> new LoadException("xrtc.env has no line " + name + "="));
    }

    /** A new session's cookie value. */
    String login() {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.headers().allValues("Set-Cookie").stream()
                    .map(SESSION::matcher)
                    .filter(Matcher::find)
                    .map(match -> match.group(1))
                    .findFirst()
                    .orElseThrow(() ->
                            new LoadException("Login answered HTTP " + answer.statusCode() + " " + answer.body()));
        } catch (IOException e) {
            throw new LoadException("Login failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadException("Interrupted while logging in", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
