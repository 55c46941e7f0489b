package dev.sluice.server.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.sluice.server.SluiceServer;
import dev.sluice.server.settings.Settings;
import dev.sluice.wire.items.Credentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console offers to copy is run as it stands there, beside an {@code xrtc.env}. */
final class SnippetsRunTest {
    @TempDir
    Path folder;

    private SluiceServer server;

    @BeforeEach
    void start() throws IOException {
        server = SluiceServer.startInMemory(Settings.defaults().withAddress("127.0.0.1:0"));
        Credentials credentials = server.firstCredentials().orElseThrow();
        Files.writeString(
                folder.resolve("xrtc.env"),
                "ACCOUNT_ID=" + credentials.accountId() + "\nAPI_KEY=" + credentials.apiKey() + "\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theJavaSnippetSetsAndGets() throws IOException {
        Files.writeString(folder.resolve("Demo.java"), copied("java"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        List<String> printed = printedUntil("hello", java, "-cp", System.getProperty("java.class.path"), "Demo.java");

        assertThat(printed).last().asString().contains("demo").contains("hello");
    }

    @Test
    void theCurlSnippetSetsAndStreams() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "no curl");

        List<String> printed = printedUntil("data:", "sh", "-c", copied("curl"));

        assertThat(printed).last().asString().contains("\"portalid\":\"demo\",\"payload\":\"hello\"");
    }

    /** The snippet as the page shows it. */
    private String copied(String language) {
        try (Chromium chromium = Chromium.launch();
                ConsolePage console = new ConsolePage(chromium.browser(), new Browser.NewContextOptions())) {
            console.open(server.baseUri(), "demo")
                    .logIn(server.firstCredentials().orElseThrow());
            console.byId("tab-" + language).click();
            assertThat(console.byId("tab-" + language)).hasAttribute("aria-selected", "true");
            return console.byId("snippet-code").textContent();
        }
    }

    /** The lines that the command prints, up to the first with {@code wanted} in it or to its end. */
    private List<String> printedUntil(String wanted, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.contains(wanted)) {
                    break;
                }
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return lines;
    }
}
