package dev.sluice.cli.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.cli.CommandLineRun;
import dev.sluice.client.items.XrtcClient;
import dev.sluice.client.items.XrtcException;
import dev.sluice.server.SluiceServer;
import dev.sluice.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessCommandsTest {
    @TempDir
    Path folder;

    private @Nullable SluiceServer running;

    private SluiceServer start() {
        running = SluiceServer.start(Settings.with("data=" + data(), "http.address=127.0.0.1:0"));
        return running;
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private CommandLineRun run(String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--data";
        all[args.length + 1] = data().toString();
        return CommandLineRun.of(all);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void accountsAndKeysAreMadeWithAndWithoutARunningServer(boolean online) throws IOException {
        start();
        if (!online) {
            stop();
        }
        CommandLineRun created = run("accounts", "create", "line 3");
        String account = created.out().strip();
        assertThat(account).matches("AC\\d{16}");
        assertThat(created.err()).contains("sluice keys create " + account);

        CommandLineRun key = run("keys", "create", account, "camera");
        assertThat(key.exitCode()).isZero();
        Path credentials = Files.writeString(folder.resolve("camera.env"), key.out());

        assertThat(run("accounts", "list").out()).containsPattern(account + "\\s+active\\s+1\\s+0\\s+\\S+\\s+line 3");
        assertThat(run("accounts", "list", "--json").out()).contains("\"label\":\"line 3\"");
        assertThat(run("keys", "list", account).out()).contains("camera").contains("never");

        SluiceServer server = online ? Objects.requireNonNull(running) : start();
        logIn(server, credentials);
    }

    private void logIn(SluiceServer server, Path credentials) {
        XrtcClient.builder()
                .environment(Map.of())
                .workDirectory(folder)
                .credentialsFile(credentials)
                .baseUrl(server.baseUri())
                .open()
                .close();
    }

    @Test
    void aDisabledAccountAndARevokedKeyShutTheirClientsOut() throws IOException {
        SluiceServer server = start();
        String account = run("accounts", "create").out().strip();
        Path credentials = Files.writeString(
                folder.resolve("k.env"), run("keys", "create", account).out());

        assertThat(run("accounts", "disable", account).out()).isEqualTo(account + " is disabled\n");
        assertThatThrownBy(() -> logIn(server, credentials)).isInstanceOf(XrtcException.InvalidCredentials.class);
        assertThat(run("accounts", "enable", account).out()).isEqualTo(account + " is active\n");
        logIn(server, credentials);

        String key =
                run("keys", "list", account).out().lines().skip(1).findFirst().orElseThrow();
        assertThat(run("keys", "revoke", account, key.split(" ", 2)[0]).exitCode())
                .isZero();
        assertThatThrownBy(() -> logIn(server, credentials)).isInstanceOf(XrtcException.InvalidCredentials.class);
        assertThat(run("keys", "list", account).out().lines()).hasSize(1);
    }

    @Test
    void aServerMayBeNamedWithItsPassword() {
        SluiceServer server = start();
        String url = server.baseUri().toString();
        assertThat(CommandLineRun.of("accounts", "list", "--url", url, "--password", server.adminPassword())
                        .out())
                .contains("first");
        assertThat(CommandLineRun.of("accounts", "list", "--url", url, "--password", "wrong"))
                .satisfies(refused -> {
                    assertThat(refused.exitCode()).isEqualTo(1);
                    assertThat(refused.err()).contains("HTTP 401").hasLineCount(1);
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsNotThereIsSaidTheSameWithAndWithoutAServer(boolean online) {
        start();
        if (!online) {
            stop();
        }
        CommandLineRun unknown = run("keys", "list", "AC0000000000000000");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).contains("HTTP 404", "AC0000000000000000").hasLineCount(1);
        assertThat(run("accounts", "create", " ").err()).contains("HTTP 400, label must be");
    }

    @Test
    void aMissingDataFolderIsNotMade() {
        CommandLineRun run = run("accounts", "list");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is no data folder " + data()).hasLineCount(1);
        assertThat(data()).doesNotExist();
    }

    @Test
    void aWrongSettingIsNamed() throws IOException {
        start();
        Path config = Files.writeString(folder.resolve("sluice.yaml"), "acess:\n  keys: 1\n");
        CommandLineRun run = run("accounts", "list", "--config", config.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("acess");
    }
}
