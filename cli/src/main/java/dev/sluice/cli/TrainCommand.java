package dev.sluice.cli;

import dev.sluice.server.SluiceServer;
import dev.sluice.server.logging.Logging;
import dev.sluice.server.settings.Settings;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * The training run behind the launcher's class archive: one short life of a server, with what a first user does, so
 * that the JVM sees the classes that a start needs. Not for users.
 */
@Command(name = "train", hidden = true, description = "Runs a server against itself, for the class archive.")
final class TrainCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("sluice-train");
        try {
            Settings settings = Settings.with("data=" + data, "http.address=127.0.0.1:0");
            Logging.configure(settings.log());
            live(settings);
        } finally {
            delete(data);
        }
        return 0;
    }

    private static void live(Settings settings) throws IOException, InterruptedException {
        try (SluiceServer server = SluiceServer.start(settings);
                HttpClient client = HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .build()) {
            var first = server.firstCredentials().orElseThrow();
            String base = server.baseUri().toString();
            post(
                    client,
                    base + "/v1/auth/login",
                    "{\"accountid\":\"" + first.accountId() + "\",\"apikey\":\"" + first.apiKey() + "\"}");
            for (int i = 0; i < 50; i++) {
                post(client, base + "/v1/item/set", "{\"items\":[{\"portalid\":\"train\",\"payload\":\"x\"}]}");
                post(client, base + "/v1/item/get", "{\"portals\":[{\"portalid\":\"train\"}],\"mode\":\"watch\"}");
            }
            for (String path : List.of("/", "/health/ready", "/metrics")) {
                client.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.discarding());
            }
        }
    }

    private static void post(HttpClient client, String url, String body) throws IOException, InterruptedException {
        client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.discarding());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
