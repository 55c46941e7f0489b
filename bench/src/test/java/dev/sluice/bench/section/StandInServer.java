package dev.sluice.bench.section;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Enough of the item API for the benchmark to be tested against, in a process of its own: it takes the launcher's
 * arguments, its streams end after 300 ms unless the get timeout is set, and with {@code --set stand-in.lossy=true} it swallows every tenth item.
 */
final class StandInServer {
    private static final Pattern PORTAL = Pattern.compile("\"portalid\":\"(\\w+)\"");
    private static final Pattern PAYLOAD = Pattern.compile("\"payload\":\"([^\"]*)\"");
    private static final Pattern SESSION = Pattern.compile("JSESSIONID=(\\w+)");
    private final boolean lossy;
    private final long streamMs;
    private final Map<String, PortalLog> portals = new ConcurrentHashMap<>();
    private final Map<String, Integer> cursors = new ConcurrentHashMap<>();
    private final AtomicInteger sessions = new AtomicInteger();

    private StandInServer(boolean lossy, long streamMs) {
        this.lossy = lossy;
        this.streamMs = streamMs;
    }

    public static void main(String[] args) throws IOException {
        List<String> words = List.of(args);
        Path data = Path.of(words.get(words.indexOf("--data") + 1));
        String http = words.get(words.indexOf("--http") + 1);
        Files.createDirectories(data);
        Files.writeString(data.resolve("xrtc.env"), "ACCOUNT_ID=AC0000000000000000\nAPI_KEY=" + "k".repeat(32) + "\n");
        StandInServer standIn = new StandInServer(
                words.contains("stand-in.lossy=true"), words.contains("items.get-timeout=10m") ? 600_000 : 300);
        int port = Integer.parseInt(http.substring(http.indexOf(':') + 1));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/health/ready", exchange -> answer(exchange, "{}"));
        server.createContext("/v1/auth/login", standIn::login);
        server.createContext("/v1/item/set", standIn::set);
        server.createContext("/v1/item/get", standIn::get);
        server.start();
    }

    private void login(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Set-Cookie", "JSESSIONID=s" + sessions.incrementAndGet() + "; HttpOnly");
        answer(exchange, "{\"servertimestamp\":1}");
    }

    private void set(HttpExchange exchange) throws IOException {
        String body = body(exchange);
        String payload = found(PAYLOAD, body);
        boolean swallowed = lossy && payload.charAt(30) == '7';
        if (!swallowed) {
            portal(body).add(payload);
        }
        answer(exchange, "{\"servertimestamp\":1}");
    }

    private void get(HttpExchange exchange) throws IOException {
        String body = body(exchange);
        String cursor = found(SESSION, exchange.getRequestHeaders().getFirst("Cookie")) + "/" + found(PORTAL, body);
        PortalLog portal = portal(body);
        if (!body.contains("\"stream\"")) {
            answer(exchange, "{}");
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        long endNs = System.nanoTime() + streamMs * 1_000_000;
        try (OutputStream out = exchange.getResponseBody()) {
            while (System.nanoTime() < endNs) {
                int from = cursors.getOrDefault(cursor, 0);
                List<String> payloads = portal.await(from, endNs);
                cursors.put(cursor, from + payloads.size());
                for (String payload : payloads) {
                    out.write(("{\"items\":[{\"payload\":\"" + payload + "\"}]}\n").getBytes(StandardCharsets.UTF_8));
                }
                out.flush();
            }
        }
    }

    private PortalLog portal(String body) {
        return portals.computeIfAbsent(found(PORTAL, body), id -> new PortalLog());
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
