package dev.sluice.client.core;

import dev.sluice.wire.core.CoreCodecs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The answers recorded from running Cores, which the dialect's own tests use too. */
final class Golden {
    private static final List<JsonNode> ENTRIES = read();

    private Golden() {}

    private static List<JsonNode> read() {
        Path file = Path.of(
                System.getProperty("sluice.root", ".."),
                "wire/src/test/resources/dev/sluice/wire/core/core-golden.jsonl");
        try (var lines = Files.lines(file)) {
            return lines.map(line -> CoreCodecs.JSON.decode(line.getBytes(StandardCharsets.UTF_8)))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The first recorded answer with success to this method and target. */
    static FakeAnswer answer(String line) {
        return ENTRIES.stream()
                .filter(entry -> line.equals(entry.at("/request/method").stringValue() + " "
                        + entry.at("/request/path").stringValue()))
                .map(entry -> entry.get("response"))
                .filter(response -> response.get("status").intValue() / 100 == 2)
                .map(response -> FakeAnswer.of(
                        response.get("status").intValue(), response.get("body").stringValue()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not recorded: " + line));
    }
}
