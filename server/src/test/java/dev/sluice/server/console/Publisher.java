package dev.sluice.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.wire.items.Credentials;
import dev.sluice.wire.items.ItemPaths;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Somebody else who publishes to the account's portals, beside the page. */
final class Publisher implements AutoCloseable {
    private final URI baseUri;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    Publisher(URI baseUri, Credentials credentials) throws IOException, InterruptedException {
        this.baseUri = baseUri;
        post(
                ItemPaths.LOGIN,
                "{\"accountid\":\"" + credentials.accountId() + "\",\"apikey\":\"" + credentials.apiKey() + "\"}");
    }

    void publish(String portalId, String payload) throws IOException, InterruptedException {
        post(ItemPaths.SET, "{\"items\":[{\"portalid\":\"" + portalId + "\",\"payload\":\"" + payload + "\"}]}");
    }

    private void post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(baseUri.resolve(path))
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Override
    public void close() {
        http.close();
    }
}
