package dev.sluice.wire.admin;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the admin dialect's JSON. Thread-safe. */
public final class AdminCodec {
    private final JsonMapper strict = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final JsonMapper tolerant = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A body that does not hold what it should; the message says what is wrong, for people. */
    public static final class MalformedException extends RuntimeException {
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

    public byte[] write(Object document) {
        return strict.writeValueAsBytes(document);
    }

    private static <T> T read(JsonMapper mapper, byte[] body, Class<T> type) {
        try {
            T document = mapper.readValue(body, type);
            if (document == null) {
                throw new MalformedException("the body must be a JSON object", new NullPointerException("null"));
            }
            return document;
        } catch (JacksonException broken) {
            throw new MalformedException(firstLine(broken), broken);
        }
    }

    private static String firstLine(JacksonException broken) {
        String message = broken.getOriginalMessage();
        int end = message == null ? -1 : message.indexOf('\n');
        return message == null ? "not JSON" : end < 0 ? message : message.substring(0, end);
    }
}
