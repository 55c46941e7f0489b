package dev.sluice.server.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.server.SluiceServer;
import dev.sluice.server.junit.SluiceExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a room and the browser client, as files. */
@ExtendWith(SluiceExtension.class)
final class RoomFilesTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    RoomFilesTest(SluiceServer server) {
        this.base = server.baseUri();
    }

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rooms", "/rooms/", "/rooms/kitchen", "/rooms/K%C3%BCche/%3Cb%3E%20%25"})
    void everyNameIsARoom(String path) throws IOException, InterruptedException {
        HttpResponse<String> page = get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.body()).contains("/rooms/page.js").doesNotContain("<b>");
    }

    @Test
    void thePageMayLoadOwnFilesOnlyAndUseTheCamera() throws IOException, InterruptedException {
        HttpResponse<String> page = get("/rooms/kitchen");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Permissions-Policy")).isEmpty();
    }

    @Test
    void theFilesOfThePageAreFilesUnlessAskedForAsADocument() throws IOException, InterruptedException {
        HttpResponse<String> script = get("/rooms/page.js");
        HttpResponse<String> room = get("/rooms/page.js", "Sec-Fetch-Dest", "document");

        assertThat(script.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(room.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/client/rooms.js", "/client/rooms.d.ts", "/client/negotiation.js"})
    void pagesOfOtherServersMayLoadTheClient(String path) throws IOException, InterruptedException {
        HttpResponse<String> file = get(path, "Origin", "https://elsewhere.example");

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void aRoomIsNotPostedTo() throws IOException, InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(base.resolve("/rooms/kitchen"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();

        HttpResponse<String> answer = http.send(post, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
