package dev.sluice.edge.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.edge.rooms.Autobahn.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The WebSocket of the rooms against the suite by which libraries prove themselves, with an echo behind it. Run by
 * {@code conformance/websocket/run}; skipped, loudly, where there is no suite.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
final class AutobahnTest {
    private static final List<String> CASES = List.of("1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "9.*", "10.*");
    /** Echoes of binary messages, which the rooms do not have: each is refused, and the connection lives. */
    private static final List<String> BINARY = List.of("1.2.*", "9.2.*", "9.4.*", "9.6.*", "9.8.*");

    /**
     * What is not plainly "OK". Two texts that break in the midst of a frame are refused when the frame is whole, which the
     * standard leaves free; in three cases any answer is right.
     */
    private static final Map<String, Outcome> OTHERWISE = Map.of(
            "6.4.3", new Outcome("NON-STRICT", "OK"),
            "6.4.4", new Outcome("NON-STRICT", "OK"),
            "7.1.6", new Outcome("INFORMATIONAL", "INFORMATIONAL"),
            "7.13.1", new Outcome("INFORMATIONAL", "INFORMATIONAL"),
            "7.13.2", new Outcome("INFORMATIONAL", "INFORMATIONAL"));

    @BeforeAll
    static void needTheSuite() {
        Autobahn.require();
    }

    @Test
    void everyCaseOfTextAndControlFramesPasses(@TempDir Path folder) throws Exception {
        Map<String, Outcome> rest;
        try (EchoServer server = new EchoServer()) {
            rest = new TreeMap<>(Autobahn.run(server.uri(), CASES, BINARY, folder));
        }
        assertThat(rest).hasSize(266);
        rest.values().removeIf(outcome -> outcome.equals(new Outcome("OK", "OK")));
        assertThat(rest).isEqualTo(OTHERWISE);
    }
}
