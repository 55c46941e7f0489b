package dev.sluice.server.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A Chromium that is installed on this machine, driven by Playwright: from the environment variable {@code CHROMIUM}, at
 * {@code /usr/bin/chromium}, or on the PATH. Nothing is ever downloaded.
 */
public final class Chromium implements AutoCloseable {
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** For a busy build machine; only a failing test waits this long. */
    private static final double PATIENCE_MS = 15_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable, List<String> moreArguments) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        this.playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(Stream.concat(ARGUMENTS.stream(), moreArguments.stream())
                                .toList()));
    }

    /** Launches it; where there is none, the tests of the caller are skipped with one loud line. */
    public static Chromium launch(String... moreArguments) {
        Optional<Path> executable = find();
        if (executable.isEmpty()) {
            String why = "SKIPPED: the browser tests need Chromium, and there is none in $CHROMIUM,"
                    + " at /usr/bin/chromium or on the PATH (Debian: apt install chromium)";
            System.err.println(why);
            Assumptions.abort(why);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        return new Chromium(executable.orElseThrow(), List.of(moreArguments));
    }

    private static Optional<Path> find() {
        Stream<String> named = Stream.of(System.getenv().getOrDefault("CHROMIUM", ""), "/usr/bin/chromium");
        Stream<String> onPath = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(folder + "/chromium", folder + "/chromium-browser"));
        return Stream.concat(named, onPath)
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
