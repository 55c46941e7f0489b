package dev.sluice.wire.core;

/**
 * A node of the static cluster of 2022 (experimental).
 *
 * @param lastUpdate Unix time in seconds; -62135596800 before the first contact
 */
public record ClusterNode(String address, String id, long lastUpdate, NodeState state) {
    public ClusterNode {
        Fields.required("address", address);
        Fields.required("id", id);
        Fields.required("state", state);
    }
}
