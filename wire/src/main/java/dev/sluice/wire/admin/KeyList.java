package dev.sluice.wire.admin;

import java.util.List;

/** {@code GET /admin/v1/accounts/ID/keys}, oldest first. */
public record KeyList(List<KeyDocument> keys) {
    public KeyList {
        keys = List.copyOf(keys);
    }
}
