package dev.sluice.wire.admin;

import java.util.List;

/**
 * A pool token that was made.
 *
 * @param token the secret: whoever holds it may join
 * @param expiresms Unix time in ms
 */
public record RoomTokenDocument(String token, String pool, List<String> rights, long expiresms) {
    public RoomTokenDocument {
        rights = List.copyOf(rights);
    }
}
