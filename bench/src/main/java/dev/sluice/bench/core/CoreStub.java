package dev.sluice.bench.core;

import dev.sluice.wire.core.CoreCodecs;
import dev.sluice.wire.core.CoreProcess;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A server that costs little, so that the clients are measured and not a Core: a thread for each connection and prepared
 * answers of the size that a Core 16.16 gives. It never compresses, which favours neither client, and understands no more of
 * HTTP than requests without a body.
 */
public final class CoreStub {
    private static final int PROCESSES = 1_000;
    private static final long FILE_BYTES = 1L << 30;
    private static final int PART_BYTES = 256 * 1024;
    private static final String FILE = "/api/v3/fs/mem/big";

    private final Map<String, byte[]> answers;

    private CoreStub(byte[] processes) {
        answers = Map.of(
                "/ping",
                answer("text/plain; charset=UTF-8", bytes("pong")),
                "/api",
                answer(
                        "application/json",
                        bytes("{\"app\":\"datarhei-core\",\"auths\":[],\"version\":{\"number\":\"16.16.0\"}}")),
                "/api/v3/process",
                answer("application/json", processes),
                FILE,
                bytes(head("application/data", FILE_BYTES)));
    }

    /** Serves on a free port of loopback, prints its URL, and ends with standard input. */
    public static void main(String[] args) throws IOException {
        byte[] processes = CoreCodecs.PROCESSES.encode(
                IntStream.range(0, PROCESSES).mapToObj(CoreStub::process).toList());
        CoreStub stub = new CoreStub(processes);
        try (ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> stub.accept(listener));
            System.out.println("http://127.0.0.1:" + listener.getLocalPort() + " " + processes.length);
            while (System.in.read() >= 0) {
                // Until whoever started it leaves.
            }
        }
    }

    private void accept(ServerSocket listener) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (String path = pathOf(in); !path.isEmpty(); path = pathOf(in)) {
                out.write(answers.getOrDefault(path, bytes("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")));
                if (path.equals(FILE)) {
                    writeFile(out);
                }
            }
        } catch (IOException left) {
            // The client has enough.
        }
    }

    /** Reads the head of a request; empty at the end. */
    private static String pathOf(InputStream in) throws IOException {
        String first = line(in);
        for (String header = first; !header.isEmpty(); ) {
            header = line(in);
        }
        String[] words = first.split(" ", 3);
        return words.length < 3 ? "" : words[1];
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static void writeFile(OutputStream out) throws IOException {
        byte[] part = new byte[PART_BYTES];
        for (long left = FILE_BYTES; left > 0; left -= part.length) {
            out.write(part);
        }
    }

    private static String head(String type, long length) {
        return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static byte[] answer(String type, byte[] body) {
        byte[] head = bytes(head(type, body.length));
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
