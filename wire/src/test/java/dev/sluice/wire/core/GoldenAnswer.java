package dev.sluice.wire.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** One recorded answer of a running Core. */
record GoldenAnswer(String server, String method, String path, int status, String body) {
    static List<GoldenAnswer> all() {
        try (InputStream lines = Objects.requireNonNull(GoldenAnswer.class.getResourceAsStream("core-golden.jsonl"))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(GoldenAnswer::parse)
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static GoldenAnswer parse(String line) {
        JsonNode entry = CoreJson.MAPPER.readTree(line);
        JsonNode request = entry.get("request");
        JsonNode response = entry.get("response");
        return new GoldenAnswer(
                entry.get("server").stringValue(),
                request.get("method").stringValue(),
                request.get("path").stringValue(),
                response.get("status").intValue(),
                response.get("body").stringValue());
    }

    /** The path without its query. */
    String plainPath() {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    boolean isJson() {
        return (body.startsWith("{") || body.startsWith("[") || body.startsWith("\"") || body.startsWith("null"))
                && !path.startsWith("/memfs/");
    }

    @Override
    public String toString() {
        return method + " " + path + " -> " + status + " (" + server + ")";
    }
}
