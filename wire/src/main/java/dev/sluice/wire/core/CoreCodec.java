package dev.sluice.wire.core;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.MismatchedInputException;

/** Reads and writes one type of the Core dialect. Safe for all threads; {@link CoreCodecs} has them all. */
public final class CoreCodec<T> {
    private final JavaType type;
    /**
     * Made at the first read: it looks at every record that the type has, and a command that needs one type would pay for
     * those of all codecs, some 0.1 s of the start. Threads that come at the same time may each make one, which are the same.
     */
    private volatile @Nullable ObjectReader reader;

    private CoreCodec(JavaType type) {
        this.type = type;
    }

    static <T> CoreCodec<T> of(Class<T> type) {
        return new CoreCodec<>(CoreJson.MAPPER.constructType(type));
    }

    /** A list of what this codec reads; JSON null is the empty list, as Go writes it. */
    CoreCodec<List<T>> list() {
        return new CoreCodec<>(CoreJson.MAPPER.getTypeFactory().constructCollectionType(List.class, type));
    }

    /** An object whose values are what this codec reads. */
    CoreCodec<Map<String, T>> map() {
        var types = CoreJson.MAPPER.getTypeFactory();
        return new CoreCodec<>(types.constructMapType(Map.class, types.constructType(String.class), type));
    }

    /**
     * Reads one value.
     *
     * @throws ContractException when the bytes are not JSON or break the contract
     */
    public T decode(byte[] json) {
        try {
            T value = reader().readValue(json);
            if (value == null) {
                throw new ContractException("$", "is null", null);
            }
            return value;
        } catch (JacksonException fault) {
            throw violation(fault);
        }
    }

    private ObjectReader reader() {
        ObjectReader made = reader;
        if (made == null) {
            made = CoreJson.MAPPER.readerFor(type);
            reader = made;
        }
        return made;
    }

    public byte[] encode(T value) {
        return CoreJson.MAPPER.writeValueAsBytes(value);
    }

    private static ContractException violation(JacksonException fault) {
        StringBuilder path = new StringBuilder("$");
        for (JacksonException.Reference step : fault.getPath()) {
            append(path, step);
        }
        if (fault.getCause() instanceof MissingFieldException missing) {
            return new ContractException(path + "." + missing.wireName(), "is required and missing", fault);
        }
        if (fault instanceof MismatchedInputException) {
            return new ContractException(path.toString(), firstLine(fault), fault);
        }
        return new ContractException(path.toString(), "is not the JSON of the contract: " + firstLine(fault), fault);
    }

    private static void append(StringBuilder path, JacksonException.Reference step) {
        String name = step.getPropertyName();
        if (name == null) {
            path.append('[').append(step.getIndex()).append(']');
        } else if (name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')) {
            path.append('.').append(name);
        } else {
            path.append("['").append(name).append("']");
        }
    }

    private static String firstLine(JacksonException fault) {
        return fault.getOriginalMessage().lines().limit(1).collect(Collectors.joining());
    }
}
