package dev.sluice.wire.admin;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Reads and writes the admin dialect's JSON. Thread-safe. */
public final class AdminCodec {
    private final JsonMapper strict = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();
    private final JsonMapper tolerant = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A body that does not hold what it should; the message says what is wrong, for people. */
    public static final class MalformedException extends RuntimeException {
        MalformedException(String message) {
            super(message);
        }

        MalformedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * A server reads a request: an unknown name is an error.
     *
     * @throws MalformedException when it is not that
     */
    public <T> T request(byte[] body, Class<T> type) {
        return read(strict, body, type);
    }

    /**
     * A client reads an answer: unknown names are newer servers' and are passed over.
     *
     * @throws MalformedException when it is not that
     */
    public <T> T answer(byte[] body, Class<T> type) {
        return read(tolerant, body, type);
    }

    /** Any JSON value, for a document that carries one of somebody else's making. */
    public JsonNode value(String json) {
        return tolerant.readTree(json);
    }

    public byte[] write(Object document) {
        return strict.writeValueAsBytes(document);
    }

    private static <T> T read(JsonMapper mapper, byte[] body, Class<T> type) {
        JsonNode tree = tree(mapper, body);
        if (tree.isMissingNode()) {
            throw new MalformedException("the body is empty; it must be a JSON object");
        }
        if (!tree.isObject()) {
            throw new MalformedException("the body must be a JSON object");
        }
        try {
            return mapper.treeToValue(tree, type);
        } catch (JacksonException wrong) {
            throw new MalformedException(Complaint.ofContent(wrong), wrong);
        }
    }

    private static JsonNode tree(JsonMapper mapper, byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (MismatchedInputException more) {
            throw new MalformedException("something follows the JSON object", more);
        } catch (JacksonException broken) {
            throw new MalformedException(Complaint.ofSyntax(broken), broken);
        }
    }
}
