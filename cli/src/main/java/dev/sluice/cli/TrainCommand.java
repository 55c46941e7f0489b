package dev.sluice.cli;

import dev.sluice.server.SluiceServer;
import dev.sluice.server.logging.Logging;
import dev.sluice.server.settings.Settings;
import dev.sluice.wire.items.ItemPaths;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
    private static final Duration LOAD = Duration.ofSeconds(4);
    private static final int READERS = 20;
    private static final int SETTERS = 4;
    private static final String SET = "{\"items\":[{\"portalid\":\"train\",\"payload\":\"0123456789\"}]}";

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("sluice-train");
        try {
            Settings settings = Settings.with("data=" + data, "http.address=127.0.0.1:0", "items.get-timeout=1s");
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
            load(client, base);
            for (String path : List.of("/", "/health/ready", "/metrics")) {
                client.send(HttpRequest.newBuilder(URI.create(base + path)).build(), BodyHandlers.discarding());
            }
            useTheCommandLine(settings.data());
        }
    }

    /** The commands that people run most, as they run them. */
    private static void useTheCommandLine(Path data) throws IOException {
        for (String command : List.of("set train x", "get train", "latency --count 5 --interval 1", "accounts list")) {
            run(command + " --data " + data);
        }
        try (TrainingCore core = new TrainingCore()) {
            for (String command : List.of("about", "process list", "fs ls mem")) {
                run("core " + command + " --url " + core.url() + " --user train --password train");
            }
        }
    }

    private static void run(String command) {
        String[] args = command.split(" ", -1);
        Main.commandLine(args).setOut(new PrintWriter(Writer.nullWriter())).execute(args);
    }

    /** Readers and setters for a few seconds: the archive keeps profiles, too, so a fresh server compiles sooner. */
    private static void load(HttpClient client, String base) throws InterruptedException {
        long endNs = System.nanoTime() + LOAD.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            String mode = i % 4 == 0 ? "watch" : "stream";
            threads.add(repeat(endNs, client, base + ItemPaths.GET, get(mode)));
        }
        for (int i = 0; i < SETTERS; i++) {
            threads.add(repeat(endNs, client, base + ItemPaths.SET, SET));
            threads.add(repeat(endNs, client, base + ItemPaths.GET, get("probe")));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static String get(String mode) {
        return "{\"portals\":[{\"portalid\":\"train\"}],\"schedule\":\"FIFO\",\"mode\":\"" + mode + "\"}";
    }

    private static Thread repeat(long endNs, HttpClient client, String url, String body) {
        return Thread.ofVirtual().start(() -> {
            try {
                while (System.nanoTime() < endNs) {
                    post(client, url, body);
                }
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
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
