package dev.sluice.client.core;

import java.net.URI;
import java.util.Map;

/**
 * One attempt of a call, as a transport sends it.
 *
 * @param headers all but those that tell of host, length and connection
 * @param moved told of every part of a streamed body that leaves
 */
record Outgoing(String method, URI url, Map<String, String> headers, RequestBody body, TransferProgress moved) {
    /** Whether it may be sent again when a resting connection broke before the answer began. */
    boolean isSafe() {
        return method.equals("GET") || method.equals("HEAD");
    }

    String target() {
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }
}
