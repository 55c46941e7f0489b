package dev.sluice.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Answers like a Core, as far as the training of {@code sluice core} asks. */
final class TrainingCore implements AutoCloseable {
    /** Without signature; its end is in 2100. */
    private static final String TOKEN = "e30.eyJleHAiOjQxMDI0NDQ4MDB9.train";

    private static final Map<String, String> ANSWERS = Map.of(
            "/api",
            """
            {"app":"datarhei-core","auths":["localjwt"],"name":"train","id":"train","created_at":"2026-01-01T00:00:00Z",
            "uptime_seconds":1,"version":{"number":"16.16.0","repository_commit":"x","repository_branch":"x",
            "build_date":"x","arch":"x","compiler":"x"}}""",
            "/api/login",
            "{\"access_token\":\"" + TOKEN + "\",\"refresh_token\":\"" + TOKEN + "\"}",
            "/api/v3/process",
            """
            [{"id":"train","type":"ffmpeg","reference":"train","created_at":1700000000,
            "config":{"id":"train","input":[{"id":"in","address":"x","options":["-re"]}],
            "output":[{"id":"out","address":"-","options":["-f","null"]}],"options":[]},
            "state":{"order":"start","exec":"running","runtime_seconds":1,"reconnect_seconds":-1,"last_logline":"",
            "progress":{"inputs":[],"outputs":[],"frame":1,"fps":25,"time":1,"bitrate_kbit":1,"speed":1},
            "memory_bytes":1,"cpu_usage":1,"command":["-re"]}}]""",
            "/api/v3/fs/mem",
            "[{\"name\":\"/train\",\"size_bytes\":1,\"last_modified\":1700000000}]");

    private final HttpServer server;

    TrainingCore() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", TrainingCore::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String known = ANSWERS.get(exchange.getRequestURI().getPath());
        byte[] body = (known == null ? "{}" : known).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(known == null ? 404 : 200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
