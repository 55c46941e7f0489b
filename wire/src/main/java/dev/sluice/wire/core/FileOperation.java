package dev.sluice.wire.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Copies or moves a file between storages. The names of both generations are written ({@code source} and {@code from},
 * {@code target} and {@code to}), so that Cores from before and after 2023-03-30 understand it.
 *
 * @param operation {@code copy} or {@code move}
 * @param source storage and path, for example {@code mem:/a.txt}
 * @param target storage and path
 * @param bandwidthLimitKbit 1 kbit = 1024 bit per second; null or 0 for no limit
 */
public record FileOperation(
        String operation,
        String source,
        String target,
        @Nullable Long bandwidthLimitKbit) {
    public static final String COPY = "copy";
    public static final String MOVE = "move";

    public FileOperation {
        Fields.required("operation", operation);
        Fields.required("source", source);
        Fields.required("target", target);
    }

    @JsonCreator
    static FileOperation read(
            @JsonProperty("operation") String operation,
            @JsonProperty("source") @Nullable String source,
            @JsonProperty("from") @Nullable String from,
            @JsonProperty("target") @Nullable String target,
            @JsonProperty("to") @Nullable String to,
            @JsonProperty("bandwidth_limit_kbit") @Nullable Long bandwidthLimitKbit) {
        String start = source == null ? from : source;
        String end = target == null ? to : target;
        if (start == null || end == null) {
            throw new MissingFieldException(start == null ? "source" : "target");
        }
        return new FileOperation(operation, start, end, bandwidthLimitKbit);
    }

    @JsonProperty("from")
    String from() {
        return source;
    }

    @JsonProperty("to")
    String to() {
        return target;
    }
}
