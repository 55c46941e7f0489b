package dev.sluice.wire.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a cluster sees one of its nodes. A value that this list does not know is kept as it came. */
public record NodeState(@JsonValue String wireName) {
    public static final NodeState CONNECTED = new NodeState("connected");
    public static final NodeState DISCONNECTED = new NodeState("disconnected");
    public static final NodeState ONLINE = new NodeState("online");
    public static final NodeState MAINTENANCE = new NodeState("maintenance");
    public static final NodeState LEAVE = new NodeState("leave");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NodeState {
        Fields.required("value", wireName);
    }

    @Override
    public String toString() {
        return wireName;
    }
}
