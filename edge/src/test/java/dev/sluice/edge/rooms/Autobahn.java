package dev.sluice.edge.rooms;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Autobahn's test suite as a client, run by the program {@code wstest} that {@code AUTOBAHN_WSTEST} names. */
final class Autobahn {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String AGENT = "sluice";

    private Autobahn() {}

    /** How a case went: what was said in it, and how the connection ended. */
    record Outcome(String said, String closed) {}

    /** Skips the test, loudly, where there is no suite. */
    static void require() {
        String program = System.getenv("AUTOBAHN_WSTEST");
        if (program == null || program.isBlank()) {
            String notice = "NOT RUN: Autobahn's test suite on the WebSocket of rooms. Name its wstest with"
                    + " AUTOBAHN_WSTEST; conformance/websocket/run installs it.";
            System.err.println("\n*** " + notice + "\n");
            Assumptions.abort(notice);
        }
    }

    /** Runs cases against a server and answers the outcome of each, by its number. */
    static Map<String, Outcome> run(URI server, List<String> cases, List<String> without, Path folder)
            throws IOException, InterruptedException {
        Path spec = folder.resolve("spec.json");
        Map<String, Object> wanted = Map.of(
                "outdir", folder.toString(),
                "servers", List.of(Map.of("agent", AGENT, "url", server.toString())),
                "cases", cases,
                "exclude-cases", without,
                "exclude-agent-cases", Map.of());
        Files.writeString(spec, JSON.writeValueAsString(wanted));
        Path log = folder.resolve("wstest.log");
        Process suite = new ProcessBuilder(command(spec))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!suite.waitFor(10, TimeUnit.MINUTES) || suite.exitValue() != 0) {
                throw new AssertionError("wstest did not end well:\n" + Files.readString(log));
            }
        } finally {
            suite.destroyForcibly().waitFor();
        }
        return outcomes(folder.resolve("index.json"));
    }

    private static List<String> command(Path spec) {
        List<String> command = new ArrayList<>();
        command.add(Objects.requireNonNull(System.getenv("AUTOBAHN_WSTEST")));
        command.addAll(List.of("--mode", "fuzzingclient", "--spec", spec.toString()));
        return command;
    }

    private static Map<String, Outcome> outcomes(Path report) throws IOException {
        Map<String, Outcome> outcomes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> each :
                JSON.readTree(Files.readString(report)).get(AGENT).properties()) {
            outcomes.put(
                    each.getKey(),
                    new Outcome(
                            each.getValue().get("behavior").asString(),
                            each.getValue().get("behaviorClose").asString()));
        }
        return outcomes;
    }
}
