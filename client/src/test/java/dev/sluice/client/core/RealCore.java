package dev.sluice.client.core;

import dev.sluice.wire.core.CoreProcess;
import dev.sluice.wire.core.FileInfo;
import dev.sluice.wire.core.ProcessConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The Core that {@code CORE_URL} names, with {@code CORE_USERNAME} and {@code CORE_PASSWORD}. What it answered is
 * written to {@code target/core-integration.txt}, one line for each call.
 */
final class RealCore {
    private static final Path RECORD = Path.of("target/core-integration.txt");

    private RealCore() {}

    /** A client, or the loud end of the suite. */
    static CoreClient connect() {
        String url = System.getenv("CORE_URL");
        if (url == null || url.isBlank()) {
            String notice = "NOT RUN: the integration suite against a real Core. Name one with CORE_URL"
                    + " (and CORE_USERNAME, CORE_PASSWORD) to run it.";
            System.err.println("\n*** " + notice + "\n");
            Assumptions.abort(notice);
        }
        CoreClientBuilder builder = CoreClient.builder(url);
        String username = System.getenv("CORE_USERNAME");
        String password = System.getenv("CORE_PASSWORD");
        if (username != null && password != null) {
            builder.credentials(username, password);
        }
        return builder.build();
    }

    /** Calls, notes the outcome, and passes it on. */
    static <T> T call(String name, Callable<T> call) {
        try {
            T result = call.call();
            note(name, "ok: " + shorten(String.valueOf(result)));
            return result;
        } catch (CoreException refused) {
            note(name, refused.getClass().getSimpleName() + " " + refused.code() + " " + refused.details());
            throw refused;
        } catch (RuntimeException fault) {
            throw fault;
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** For calls without a result. */
    static void perform(String name, Runnable call) {
        call(name, () -> {
            call.run();
            return "done";
        });
    }

    /** The result, or null when this server has no such call. */
    static <T> @Nullable T ifThere(String name, Callable<T> call) {
        try {
            return call(name, call);
        } catch (CoreApiException refused) {
            if (refused.isNotFound() && refused.title().equals("Not Found")) {
                note(name, "this server has no such call");
                return null;
            }
            if (refused.code() == 400 && String.valueOf(refused.details()).contains("transport not supported")) {
                note(name, "this server has the call and no way to take it");
                return null;
            }
            throw refused;
        }
    }

    /** A name of this run's own, which all that it makes begins with. */
    static String mark() {
        return "sluice-it-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A picture that moves, encoded and thrown away; the mark is its reference. */
    static ProcessConfig.Builder definition(String id, String mark) {
        return ProcessConfig.builder(id)
                .reference(mark)
                .options("-loglevel", "info", "-y")
                .input("in", "testsrc=size=320x180:rate=25", "-re", "-f", "lavfi")
                .output("out", "-", "-codec:v", "libx264", "-preset", "ultrafast", "-g", "25", "-f", "null")
                .reconnect(false, Duration.ofSeconds(1))
                .autostart(false);
    }

    /** The same picture, published to the Core's own RTMP or SRT server from the moment it is added. */
    static ProcessConfig publication(String id, String mark, String address, String format) {
        return definition(id, mark)
                .clearOutputs()
                .output("out", address, "-codec:v", "libx264", "-preset", "ultrafast", "-g", "25", "-f", format)
                .reconnect(true, Duration.ofSeconds(1))
                .autostart(true)
                .build();
    }

    /** Deletes what a run left behind, and closes its client. */
    static void leave(CoreClient core, String mark) {
        if (System.getenv("CORE_URL") != null) {
            for (CoreProcess process : core.processes().list(ProcessQuery.ALL.withIdPattern(mark + "*"))) {
                core.processes().delete(process.id());
            }
            for (String storage : List.of("mem", "disk")) {
                for (FileInfo file : core.filesystems().files(storage, FileQuery.glob("/" + mark + "/**"))) {
                    core.filesystems().delete(storage, file.name());
                }
            }
        }
        core.close();
    }

    private static String shorten(String text) {
        String line = text.replace('\n', ' ');
        return line.length() > 160 ? line.substring(0, 160) + "…" : line;
    }

    static void note(String name, String outcome) {
        try {
            Files.createDirectories(Path.of("target"));
            Files.writeString(
                    RECORD, name + " → " + outcome + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
