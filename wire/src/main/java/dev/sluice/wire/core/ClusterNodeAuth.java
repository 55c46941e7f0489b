package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/**
 * Where a node is and how to log in there.
 *
 * @param address a URL with host and port
 */
public record ClusterNodeAuth(
        String address, @Nullable String username, @Nullable String password) {
    public ClusterNodeAuth {
        Fields.required("address", address);
    }

    /** Leaves the password out, so that a log line cannot leak it. */
    @Override
    public String toString() {
        return "ClusterNodeAuth[address=" + address + ", username=" + username + "]";
    }
}
