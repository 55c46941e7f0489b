package dev.sluice.bench.report;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The run as JSON: every round of every figure, not only the medians. */
public final class JsonReport {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonReport() {}

    public static String of(Report report) {
        return MAPPER.writeValueAsString(report);
    }
}
