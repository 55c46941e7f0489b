package dev.sluice.wire.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What the operator asked a process to do (Core REST API v3, ProcessState.order). A value that this list does not know is kept as it came. */
public record ProcessOrder(@JsonValue String wireName) {
    public static final ProcessOrder START = new ProcessOrder("start");
    public static final ProcessOrder STOP = new ProcessOrder("stop");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ProcessOrder {
        Fields.required("value", wireName);
    }

    @Override
    public String toString() {
        return wireName;
    }
}
