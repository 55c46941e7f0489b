package dev.sluice.client.items;

import dev.sluice.wire.items.Item;
import java.util.List;

/**
 * The items of one answer object.
 *
 * @param generation the login that brought them; {@link #OUTSIDE_CURSORS} when no cursor moved for them, so that they
 *     come as often as they are asked for
 * @param last whether nothing follows
 */
record Batch(List<Item> items, int generation, boolean last) {
    static final int OUTSIDE_CURSORS = 0;
}
