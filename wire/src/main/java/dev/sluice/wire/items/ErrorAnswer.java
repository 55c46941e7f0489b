package dev.sluice.wire.items;

import java.util.Optional;

/**
 * The error envelope as a client reads it. Codes and groups are kept as numbers, because a newer or foreign server may
 * send some that are not in the catalogue.
 *
 * @param message the server's words; empty when it sent none
 */
public record ErrorAnswer(int group, int code, String message) {
    /** The catalogue's entry for the code, if it has one. */
    public Optional<ItemError> known() {
        return ItemError.ofCode(code);
    }
}
