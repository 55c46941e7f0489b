package dev.sluice.wire.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a process does at the moment (Core REST API v3, ProcessState.exec). A value that this list does not know is kept as it came. */
public record ExecState(@JsonValue String wireName) {
    public static final ExecState FINISHED = new ExecState("finished");
    public static final ExecState STARTING = new ExecState("starting");
    public static final ExecState RUNNING = new ExecState("running");
    public static final ExecState FINISHING = new ExecState("finishing");
    public static final ExecState FAILED = new ExecState("failed");
    public static final ExecState KILLED = new ExecState("killed");
    public static final ExecState DEPLOYING = new ExecState("deploying");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ExecState {
        Fields.required("value", wireName);
    }

    /** Whether FFmpeg is alive in this state: starting, running or finishing. */
    public boolean isAlive() {
        return equals(STARTING) || equals(RUNNING) || equals(FINISHING);
    }

    @Override
    public String toString() {
        return wireName;
    }
}
