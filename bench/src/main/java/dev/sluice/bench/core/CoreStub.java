package dev.sluice.bench.core;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.wire.core.CoreCodecs;
import dev.sluice.wire.core.CoreProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * A server that costs little, so that the clients are measured and not a Core: prepared answers of the size that a Core
 * 16.16 gives. It never compresses, which favours neither client.
 */
public final class CoreStub {
    private static final int PROCESSES = 1_000;
    private static final long FILE_BYTES = 1L << 30;

    private CoreStub() {}

    /** Serves on a free port of loopback, prints its URL, and ends with standard input. */
    public static void main(String[] args) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        byte[] about = bytes("{\"app\":\"datarhei-core\",\"auths\":[],\"version\":{\"number\":\"16.16.0\"}}");
        byte[] processes = CoreCodecs.PROCESSES.encode(
                IntStream.range(0, PROCESSES).mapToObj(CoreStub::process).toList());
        server.createContext("/ping", exchange -> answer(exchange, "text/plain; charset=UTF-8", bytes("pong")));
        server.createContext("/api", exchange -> answer(exchange, "application/json", about));
        server.createContext("/api/v3/process", exchange -> answer(exchange, "application/json", processes));
        server.createContext("/api/v3/fs/mem/big", CoreStub::file);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + " " + processes.length);
        while (System.in.read() >= 0) {
            // Until whoever started it leaves.
        }
        server.stop(0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void file(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/data");
        exchange.sendResponseHeaders(200, FILE_BYTES);
        byte[] part = new byte[256 * 1024];
        try (OutputStream out = exchange.getResponseBody()) {
            for (long left = FILE_BYTES; left > 0; left -= part.length) {
                out.write(part);
            }
        }
    }

    private static CoreProcess process(int number) {
        String io = """
                {"id":"0","address":"rtmp://127.0.0.1/x","index":0,"stream":0,"format":"flv","type":"video","codec":"h264",
                "coder":"libx264","frame":123456,"keyframe":1234,"framerate":{"min":25,"max":25.1,"avg":25},"fps":25,
                "packet":123456,"pps":25.04,"size_kb":98765,"bitrate_kbit":2345.678,"extradata_size_bytes":48,
                "pix_fmt":"yuv420p","q":-1,"width":1280,"height":720,"avstream":null}""";
        String json = """
                {"id":"process-%1$d","type":"ffmpeg","reference":"reference-%1$d","created_at":1700000000,
                "updated_at":1700000000,"config":{"id":"process-%1$d","type":"ffmpeg","reference":"reference-%1$d",
                "input":[{"id":"in","address":"rtmp://127.0.0.1/in-%1$d","options":["-fflags","+genpts"]}],
                "output":[{"id":"out","address":"rtmp://127.0.0.1/out-%1$d","options":["-codec:v","libx264","-f","flv"]}],
                "options":["-loglevel","info"],"reconnect":true,"reconnect_delay_seconds":15,"autostart":true,
                "stale_timeout_seconds":30,"limits":{"cpu_usage":0,"memory_mbytes":0,"waitfor_seconds":0}},
                "state":{"order":"start","exec":"running","runtime_seconds":%1$d,"reconnect_seconds":-1,
                "last_logline":"frame= 1234 fps= 25","progress":{"inputs":[%2$s],"outputs":[%2$s],"frame":123456,
                "packet":123456,"fps":25,"q":-1,"size_kb":98765,"time":4938.24,"bitrate_kbit":2345.678,"speed":1.001,
                "drop":0,"dup":0},"memory_bytes":53477376,"cpu_usage":12.5,"command":["-loglevel","info","-i","x","y"]},
                "metadata":null}""".formatted(number, io);
        return CoreCodecs.PROCESSES.decode(bytes("[" + json + "]")).getFirst();
    }

    static List<String> sections() {
        return List.of("ping", "ping16", "list", "download", "file");
    }
}
