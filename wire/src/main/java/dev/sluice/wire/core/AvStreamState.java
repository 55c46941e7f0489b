package dev.sluice.wire.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether one end of a playout input moves. A value that this list does not know is kept as it came. */
public record AvStreamState(@JsonValue String wireName) {
    public static final AvStreamState RUNNING = new AvStreamState("running");
    public static final AvStreamState IDLE = new AvStreamState("idle");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AvStreamState {
        Fields.required("value", wireName);
    }

    @Override
    public String toString() {
        return wireName;
    }
}
