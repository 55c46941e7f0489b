package dev.sluice.wire.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a configuration was refused (409 of {@code PUT /api/v3/config}): the only refusal whose body is not an
 * {@link ErrorBody}.
 *
 * @param messages the failing settings by dotted name, each with what is wrong
 */
public record ConfigErrors(@JsonValue Map<String, List<String>> messages) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConfigErrors(@Nullable Map<String, List<String>> messages) {
        this.messages = Fields.map(messages);
    }
}
