package dev.sluice.wire.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every recorded answer must survive decoding and encoding: same fields, same nulls, same values. */
final class GoldenRoundTripTest {
    private static final Map<Pattern, CoreCodec<?>> CODECS = new LinkedHashMap<>();

    static {
        on("GET /api", CoreCodecs.ABOUT);
        on("(POST /api/login|GET /api/login/refresh)", CoreCodecs.TOKEN_PAIR);
        on("GET /api/v3/config", CoreCodecs.CONFIG_ANSWER);
        on("(PUT /api/v3/config|GET /api/v3/config/reload)", CoreCodecs.STRING);
        on("GET /api/v3/fs", CoreCodecs.FILESYSTEMS);
        on("PUT /api/v3/fs", CoreCodecs.STRING);
        on("GET /api/v3/fs/(mem|disk)", CoreCodecs.FILES);
        on("DELETE /api/v3/fs/(mem|disk)", CoreCodecs.STRINGS);
        on("GET /api/v3/session/active", CoreCodecs.ACTIVE_SESSIONS);
        on("GET /api/v3/session", CoreCodecs.SESSIONS);
        on("GET /api/v3/metadata", CoreCodecs.JSON_MAP);
        on("GET /api/v3/process", CoreCodecs.PROCESSES);
        on("POST /api/v3/process", CoreCodecs.PROCESS_CONFIG);
        on("GET /api/v3/process/[^/]+", CoreCodecs.PROCESS);
        on("PUT /api/v3/process/[^/]+", CoreCodecs.PROCESS_CONFIG);
        on("DELETE /api/v3/process/[^/]+", CoreCodecs.STRING);
        on("PUT /api/v3/process/[^/]+/command", CoreCodecs.STRING);
        on("GET /api/v3/process/[^/]+/state", CoreCodecs.PROCESS_STATE);
        on("GET /api/v3/process/[^/]+/report", CoreCodecs.PROCESS_REPORT);
        on("GET /api/v3/process/[^/]+/probe", CoreCodecs.PROBE);
        on("GET /api/v3/process/[^/]+/metadata", CoreCodecs.JSON_MAP);
        on("PUT /api/v3/process/[^/]+/metadata/.*", CoreCodecs.JSON);
        on("GET /api/v3/process/[^/]+/playout/[^/]+/status", CoreCodecs.PLAYOUT_STATUS);
        on("GET /api/v3/report/process", CoreCodecs.REPORT_SEARCH);
        on("GET /api/v3/rtmp", CoreCodecs.RTMP_CHANNELS);
        on("GET /api/v3/srt", CoreCodecs.SRT_CHANNELS);
        on("GET /api/v3/cluster", CoreCodecs.CLUSTER_NODES);
        on("(POST|PUT) /api/v3/cluster/node.*", CoreCodecs.STRING);
        on("GET /api/v3/cluster/node/[^/]+", CoreCodecs.CLUSTER_NODE);
        on("GET /api/v3/cluster/node/[^/]+/proxy", CoreCodecs.STRINGS_MAP);
    }

    private static void on(String regex, CoreCodec<?> codec) {
        CODECS.put(Pattern.compile(regex), codec);
    }

    static Stream<GoldenAnswer> jsonAnswers() {
        return GoldenAnswer.all().stream().filter(GoldenAnswer::isJson);
    }

    @ParameterizedTest
    @MethodSource("jsonAnswers")
    void everyRecordedAnswerSurvivesDecodingAndEncoding(GoldenAnswer answer) {
        CoreCodec<?> codec = codecOf(answer);
        JsonNode before = CoreJson.MAPPER.readTree(answer.body());
        JsonNode after = CoreJson.MAPPER.readTree(again(codec, answer.body()));
        assertThat(normal(after)).isEqualTo(normal(before));
    }

    @Test
    void theRecordingHasTheAnswersThatWeThinkItHas() {
        assertThat(GoldenAnswer.all()).hasSize(247);
        assertThat(jsonAnswers()).hasSizeGreaterThan(190);
    }

    private static <T> byte[] again(CoreCodec<T> codec, String body) {
        return codec.encode(codec.decode(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static CoreCodec<?> codecOf(GoldenAnswer answer) {
        if (answer.status() == 409) {
            return CoreCodecs.CONFIG_ERRORS;
        }
        if (answer.status() >= 400) {
            return CoreCodecs.ERROR;
        }
        String call = answer.method() + " " + answer.plainPath();
        return CODECS.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(call).matches())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no codec for " + call))
                .getValue();
    }

    /** 0, 0.0 and 0.000 are one number to JSON. */
    private static JsonNode normal(JsonNode node) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (node.isNumber()) {
            return nodes.numberNode(node.decimalValue().stripTrailingZeros().doubleValue());
        }
        if (node.isArray()) {
            ArrayNode copy = nodes.arrayNode();
            node.forEach(element -> copy.add(normal(element)));
            return copy;
        }
        if (node.isObject()) {
            ObjectNode copy = nodes.objectNode();
            node.forEachEntry((name, value) -> copy.set(name, normal(value)));
            return copy;
        }
        return node;
    }
}
