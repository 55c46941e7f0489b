package dev.sluice.server.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The browser client as an npm package: what PyRTC's quickstart names is there for either way of loading. */
final class NpmPackageTest {
    private static final String MAKE =
            Path.of("../web/npm/make.js").toAbsolutePath().normalize().toString();
    private static final String NAMES =
            "[r.Pool, r.signalling.websocket, r.signalling.socket.io, r.media.RTCStream, r.media.ManagedStream,"
                    + " r.Pool.prototype.add_media].map((each) => typeof each).join()";
    private static final String ALL_FUNCTIONS = "function,function,function,function,function,function";

    @TempDir
    Path folder;

    @BeforeEach
    void make() throws IOException, InterruptedException {
        assumeTrue(hasNode(), "SKIPPED: the npm package needs Node to be made, and there is none on the PATH");
        assertThat(node(MAKE, folder.toString())).isEmpty();
    }

    @Test
    void requireLoadsIt() throws IOException, InterruptedException {
        assertThat(node("-p", "const r = require('" + folder + "/rooms.cjs'); " + NAMES))
                .isEqualTo(ALL_FUNCTIONS);
    }

    @Test
    void importLoadsItByNameAndAsAWhole() throws IOException, InterruptedException {
        String script = "import whole, * as r from '" + folder + "/rooms.mjs'; console.log(" + NAMES
                + " + ',' + (whole.Pool === r.Pool))";
        assertThat(node("--input-type=module", "-e", script)).isEqualTo(ALL_FUNCTIONS + ",true");
    }

    private static boolean hasNode() throws InterruptedException {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    /** What it printed; it must succeed. */
    private static String node(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
