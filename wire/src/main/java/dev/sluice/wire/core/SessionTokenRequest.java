package dev.sluice.wire.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks for a token that lets a session in; newer Cores only.
 *
 * @param token filled by the server
 */
public record SessionTokenRequest(
        String match,
        List<String> remote,
        @Nullable JsonNode extra,
        long ttlSec,
        @Nullable String token) {
    public SessionTokenRequest {
        Fields.required("match", match);
        remote = Fields.list(remote);
    }
}
