package dev.sluice.cli.items;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.CommandLineRun;
import dev.sluice.server.SluiceServer;
import dev.sluice.server.settings.Settings;
import dev.sluice.testkit.ReservedPort;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ItemCommandsTest {
    @TempDir
    Path folder;

    private @Nullable SluiceServer running;

    @BeforeEach
    void start() {
        running = SluiceServer.start(
                Settings.with("data=" + folder.resolve("data"), "http.address=127.0.0.1:0", "access.login-burst=1000"));
    }

    @AfterEach
    void stop() {
        server().close();
    }

    private SluiceServer server() {
        return Objects.requireNonNull(running);
    }

    private CommandLineRun run(String... args) {
        String[] all = Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--data";
        all[args.length + 1] = folder.resolve("data").toString();
        return CommandLineRun.of(all);
    }

    @Test
    void whatIsSetIsGot() {
        CommandLineRun set = run("set", "abc", "hello €");
        assertThat(set.exitCode()).isZero();
        assertThat(set.out().strip()).matches("\\d{13}");

        CommandLineRun get = run("get", "abc");
        assertThat(get).isEqualTo(new CommandLineRun(0, "hello €\n", ""));
    }

    @Test
    void itemsOfSeveralPortalsComeAfterTheirPortal() {
        run("set", "abc", "1");
        run("set", "xyz", "2");
        assertThat(run("get", "abc", "xyz").out().lines()).containsExactlyInAnyOrder("abc\t1", "xyz\t2");
        assertThat(run("get").out().lines()).containsExactlyInAnyOrder("abc\t1", "xyz\t2");
    }

    @Test
    void ordersAndModesAreTheServers() {
        run("set", "abc", "1");
        run("set", "abc", "2");
        assertThat(run("get", "abc", "--schedule", "fifo", "--mode", "watch", "--cutoff", "60000")
                        .out())
                .isEqualTo("1\n2\n");
        assertThat(run("get", "abc", "--schedule", "LIFO").out()).isEqualTo("2\n1\n");
    }

    @Test
    void asJsonAnItemIsAnObjectALine() {
        String time = run("set", "abc", "say \"hi\"\n").out().strip();
        assertThat(run("get", "abc", "--json").out())
                .isEqualTo(
                        "{\"portalid\":\"abc\",\"payload\":\"say \\\"hi\\\"\\n\",\"servertimestamp\":" + time + "}\n");
    }

    @Test
    void aPayloadComesFromStandardInputWithoutItsLastLineEnd() {
        withInput("first line\nsecond ä\n", () -> run("set", "abc", "-"));
        assertThat(run("get", "abc").out()).isEqualTo("first line\nsecond ä\n");
    }

    @Test
    void everyLineOfStandardInputIsAnItem() {
        CommandLineRun set = withInput("1\r\n\n3", () -> run("set", "abc", "-", "--lines"));
        assertThat(set.out().lines()).hasSize(3);
        assertThat(run("get", "abc", "--schedule", "FIFO", "--json")
                        .out()
                        .lines()
                        .map(ItemCommandsTest::payload))
                .containsExactly("1", "", "3");
    }

    @Test
    void tooMuchOnStandardInputIsRefused() {
        CommandLineRun set = withInput("x".repeat(70_000), () -> run("set", "abc", "-"));
        assertThat(set.exitCode()).isEqualTo(2);
        assertThat(withInput("x".repeat(70_000), () -> run("set", "abc", "-", "--lines"))
                        .err())
                .contains("65536");
    }

    @Test
    void aFollowEndsWhenNobodyReadsItsOutput() {
        run("set", "abc", "1");
        String[] args = {
            "get", "abc", "--follow", "--data", folder.resolve("data").toString()
        };
        assertThat(CommandLineRun.withClosedOutput(args)).isZero();
    }

    @Test
    void aCredentialsFileChoosesAnotherKey() throws IOException {
        var account = server().accounts().create("other");
        var key = server().accounts().createKey(account.id(), "k");
        Path file = folder.resolve("other.env");
        Files.writeString(file, "ACCOUNT_ID=" + account.id() + "\nAPI_KEY=" + key.secret() + "\n");
        run("set", "abc", "mine");
        assertThat(run("get", "abc", "--credentials", file.toString()).out()).isEmpty();
    }

    @Test
    void theLatencyTestCountsAndMeasures() {
        CommandLineRun latency = run("latency", "--count", "20", "--warm-up", "2", "--interval", "1");
        assertThat(latency.exitCode()).isZero();
        assertThat(latency.out()).contains("20 sent, 20 received, 0 lost").contains("p50", "p99.9", "max");
        assertThat(run("latency", "--count", "5", "--interval", "1", "--json").out())
                .matches("(?s)\\{\"sent\":5,\"received\":5,\"lost\":0,\"min\":[\\d.]+,.*,\"max\":[\\d.]+}\n");
    }

    @Test
    void aLatencyTestWithoutSenseIsRefused() {
        assertThat(run("latency", "--count", "0")).satisfies(latency -> {
            assertThat(latency.exitCode()).isEqualTo(2);
            assertThat(latency.err()).contains("--count must be 1 to");
        });
    }

    @Test
    void mistakesAreOneLineAndExitCodeTwo() {
        assertThat(run("set", "a b", "x")).satisfies(wrong -> {
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.err()).contains("\"a b\" is no portal id").hasLineCount(1);
        });
        assertThat(CommandLineRun.of("get", "abc", "--data", "/nowhere")).satisfies(wrong -> {
            assertThat(wrong.exitCode()).isEqualTo(2);
            assertThat(wrong.err()).contains("/nowhere/xrtc.env").hasLineCount(1);
        });
        assertThat(run("get", "--follow").exitCode()).isEqualTo(2);
        assertThat(run("set", "abc", "x", "--lines").exitCode()).isEqualTo(2);
    }

    @Test
    void failedCallsAreOneLineAndExitCodeOne() {
        try (ReservedPort unused = new ReservedPort()) {
            assertThat(run("get", "abc", "--url", "http://127.0.0.1:" + unused.port()))
                    .satisfies(failed -> {
                        assertThat(failed.exitCode()).isEqualTo(1);
                        assertThat(failed.err())
                                .contains("is a server listening there?")
                                .hasLineCount(1);
                    });
        }
        assertThat(run("set", "abc", "x".repeat(2000))).satisfies(failed -> {
            assertThat(failed.exitCode()).isEqualTo(1);
            assertThat(failed.err()).contains("error 20").hasLineCount(1);
        });
    }

    private static String payload(String json) {
        return json.replaceAll(".*\"payload\":\"([^\"]*)\".*", "$1");
    }

    private static CommandLineRun withInput(String input, Supplier<CommandLineRun> command) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
        try {
            return command.get();
        } finally {
            System.setIn(before);
        }
    }
}
