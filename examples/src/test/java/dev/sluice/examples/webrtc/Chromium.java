package dev.sluice.examples.webrtc;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** An installed Chromium: that of the environment variable {@code CHROMIUM}, or {@code /usr/bin/chromium}. */
final class Chromium implements AutoCloseable {
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking");

    private final Playwright playwright;
    private final Page page;

    private Chromium(Path executable) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        this.playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        this.page = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(ARGUMENTS))
                .newPage();
    }

    /** Launches it, or ends the test loudly where there is none or the native WebRTC library does not run. */
    static Chromium launch() {
        Path executable = Stream.of(System.getenv().getOrDefault("CHROMIUM", ""), "/usr/bin/chromium")
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        boolean hasLibrary = "Linux amd64".equals(System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        if (executable == null || !hasLibrary) {
            String why =
                    "SKIPPED: data channels between Java and a browser need Linux on x86-64, and Chromium in $CHROMIUM"
                            + " or at /usr/bin/chromium";
            System.err.println(why);
            Assumptions.abort(why);
        }
        return new Chromium(executable);
    }

    Page page() {
        return page;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
