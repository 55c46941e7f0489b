package dev.sluice.client.core;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One attempt of a call, as a transport sends it.
 *
 * @param safe whether it may be sent again when its connection had rested and broke before the answer began
 * @param headers all but those that tell of host, length and connection
 * @param moved told of every part of a streamed body that leaves
 * @param timeout how long a connection may take, all addresses of the host together
 */
record Outgoing(
        String method,
        URI url,
        boolean safe,
        Map<String, String> headers,
        RequestBody body,
        TransferProgress moved,
        Duration timeout) {
    String target() {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
