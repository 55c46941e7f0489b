package dev.sluice.cli.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the commands send, print and exit with, against a server that answers as a Core does. */
final class CoreCommandTest {
    private static final String STATE = """
            {"order":"start","exec":"running","runtime_seconds":7,"reconnect_seconds":-1,"last_logline":"l",
            "memory_bytes":10485760,"cpu_usage":12.4,"command":[]}""";
    private static final String CONFIG = """
            {"id":"p1","input":[{"id":"in","address":"testsrc","options":["-re"]}],"output":[{"id":"o","address":"-"}],
            "options":["-y"]}""";
    private static final String PROCESS =
            "{\"id\":\"p1\",\"type\":\"ffmpeg\",\"reference\":\"r\\u001b[31m\",\"created_at\":1700000000,\"config\":"
                    + CONFIG + ",\"state\":" + STATE + "}";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer server = start();

    @BeforeEach
    void answer() {
        answers.put(
                "GET /api",
                "{\"app\":\"datarhei-core\",\"auths\":[],\"name\":\"n\",\"version\":{\"number\":\"16.16.0\"}}\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private HttpServer start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", this::serve);
            started.start();
            return started;
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        seen.add(body.length == 0 ? line : line + " " + new String(body, StandardCharsets.UTF_8));
        String answer = answers.get(line);
        byte[] bytes = (answer == null
                        ? "{\"code\":404,\"message\":\"Unknown\",\"details\":[\"nothing\\nhere\"]}"
                        : answer)
                .getBytes(StandardCharsets.UTF_8);
        boolean cut = "CUT".equals(answer);
        exchange.sendResponseHeaders(answer == null ? 404 : 200, cut ? 1_000_000 : bytes.length);
        try (OutputStream to = exchange.getResponseBody()) {
            to.write(bytes);
        } catch (IOException early) {
            // A body that is cut off on purpose.
            assertThat(cut).isTrue();
        }
    }

    private int run(String... words) {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "--url";
        all[words.length + 1] = "http://127.0.0.1:" + server.getAddress().getPort();
        return new CommandLine(new CoreCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setExecutionExceptionHandler((fault, command, parsed) -> {
                    command.getErr().println(fault.getMessage());
                    return 1;
                })
                .execute(all);
    }

    @Test
    void aboutIsATableOrTheServersOwnJson() {
        assertThat(run("about")).isZero();
        assertThat(out.toString())
                .contains("name     n\n", "version  16.16.0\n")
                .doesNotContain("arch");
        assertThat(run("about", "--json")).isZero();
        assertThat(out.toString()).endsWith(answers.get("GET /api"));
    }

    @Test
    void processesAreListedAndDescribed() {
        answers.put("GET /api/v3/process?filter=state", "[" + PROCESS + "]");
        answers.put("GET /api/v3/process/p1", PROCESS);
        assertThat(run("process", "list")).isZero();
        assertThat(out.toString()).contains("p1  r [31m").contains("running", "12", "10");
        assertThat(run("process", "get", "p1")).isZero();
        assertThat(out.toString()).contains("input in   -re testsrc\n", "state      running for 7 s\n");
    }

    @Test
    void aProcessIsAddedFromAFileAsItStands(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("p.json"), "{\"id\":\"p1\",\"own\":1}");
        answers.put("POST /api/v3/process", CONFIG);
        assertThat(run("process", "add", "-f", file.toString())).isZero();
        assertThat(out).hasToString("p1\n");
        assertThat(seen).contains("POST /api/v3/process {\"id\":\"p1\",\"own\":1}");
        Files.writeString(file, "{");
        assertThat(run("process", "add", "-f", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("is not JSON");
    }

    @Test
    void commandsAreSilentWhenAllIsWell() {
        answers.put("PUT /api/v3/process/p1/command", "\"OK\"");
        answers.put("DELETE /api/v3/process/p1", "\"OK\"");
        for (String command : List.of("start", "stop", "restart", "delete")) {
            assertThat(run("process", command, "p1")).isZero();
        }
        assertThat(out).hasToString("");
        assertThat(seen).contains("PUT /api/v3/process/p1/command {\"command\":\"restart\"}");
    }

    @Test
    void logsPrintThePreludeThenTheLog() {
        answers.put(
                "GET /api/v3/process/p1/report",
                "{\"created_at\":1,\"prelude\":[\"first\"],\"log\":[[\"2\",\"then\"]],\"history\":[]}");
        assertThat(run("process", "logs", "p1")).isZero();
        assertThat(out).hasToString("first\nthen\n");
    }

    @Test
    void aFailureIsOneLineOnStandardErrorAndNothingElse(@TempDir Path folder) throws IOException {
        assertThat(run("process", "get", "nope")).isEqualTo(1);
        assertThat(out).hasToString("");
        assertThat(err.toString().strip().lines()).hasSize(1).first().asString().contains("404 Unknown");
        assertThat(run("fs", "get", "mem:/x", folder.resolve("x").toString())).isEqualTo(1);
        answers.put("GET /api/v3/fs/mem/x", "CUT");
        assertThat(run("fs", "get", "mem:/x", folder.resolve("x").toString())).isEqualTo(1);
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        assertThat(out).hasToString("");
    }

    @Test
    void filesGoThereAndBack(@TempDir Path folder) throws IOException {
        answers.put("PUT /api/v3/fs/mem/a/up.txt", "");
        answers.put("GET /api/v3/fs/mem/a/up.txt", "hello");
        answers.put("DELETE /api/v3/fs/mem/a/up.txt", "Deleted: /a/up.txt");
        answers.put(
                "GET /api/v3/fs/mem?sort=name", "[{\"name\":\"/a\",\"size_bytes\":5,\"last_modified\":1700000000}]");
        answers.put("GET /api/v3/fs", "[{\"name\":\"mem\",\"type\":\"mem\",\"mount\":\"/memfs\"}]");
        Path source = Files.writeString(folder.resolve("up.txt"), "hello");
        assertThat(run("fs", "put", source.toString(), "mem:/a/")).isZero();
        assertThat(seen).contains("PUT /api/v3/fs/mem/a/up.txt hello");
        assertThat(run("fs", "get", "mem:/a/up.txt", folder.resolve("down.txt").toString()))
                .isZero();
        assertThat(folder.resolve("down.txt")).hasContent("hello");
        assertThat(run("fs", "rm", "mem:/a/up.txt")).isZero();
        assertThat(out).hasToString("");
        assertThat(run("fs", "ls", "mem")).isZero();
        assertThat(out.toString()).contains("/a    5      2023-11-14T22:13:20Z");
        assertThat(run("fs", "ls")).isZero();
        assertThat(run("fs", "rm", "nowhere")).isEqualTo(1);
        assertThat(err.toString()).contains("mem:/a.mp4");
    }

    @Test
    void sessionsNameEveryCollectorAndMetricsHaveValuesOnRequest() {
        answers.put(
                "GET /api/v3/session/active?collectors=hls%2Chlsingress%2Crtmp%2Csrt%2Chttp%2Chttps%2Cffmpeg",
                "{\"rtmp\":[{\"id\":\"1\",\"reference\":\"/x\",\"created_at\":1,\"local\":\"publish:/x\",\"remote\":\"r:1\","
                        + "\"extra\":\"\",\"bytes_rx\":1,\"bytes_tx\":2,\"bandwidth_rx_kbit\":3.6,\"bandwidth_tx_kbit\":0}]}");
        answers.put("GET /api/v3/metrics", "[{\"name\":\"cpu_idle\",\"description\":\"d\",\"labels\":[]}]");
        answers.put(
                "POST /api/v3/metrics",
                "{\"timerange_sec\":0,\"interval_sec\":0,\"metrics\":[{\"name\":\"cpu_idle\",\"labels\":{\"a\":\"b\"},"
                        + "\"values\":[[1,97.5]]}]}");
        assertThat(run("sessions")).isZero();
        assertThat(out.toString()).contains("publish:/x", "4");
        assertThat(run("metrics")).isZero();
        assertThat(run("metrics", "--values")).isZero();
        assertThat(out.toString()).contains("cpu_idle          d", "cpu_idle  a=b     97.5");
    }

    @Test
    void aProgressBarNeedsATerminal() {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        try (ProgressBar bar = new ProgressBar("a", new PrintStream(screen, true, StandardCharsets.UTF_8))) {
            bar.moved(50, 100);
        }
        assertThat(screen.toString(StandardCharsets.UTF_8)).contains("50 %").endsWith("\r\u001b[K");
        try (ProgressBar none = new ProgressBar("a", null)) {
            none.moved(1, -1);
        }
    }
}
