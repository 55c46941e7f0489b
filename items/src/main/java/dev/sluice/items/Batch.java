package dev.sluice.items;

import dev.sluice.wire.items.ItemAnswerWriter;
import dev.sluice.wire.items.PortalId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one poll brings: at least one item, or at least one loss.
 *
 * <p>Immutable and thread-safe. The byte arrays it hands out are shared between readers and must not be changed.
 */
public final class Batch {
    private final List<Slot> slots;
    private final Map<PortalId, Long> lost;
    private final byte @Nullable [] sharedLine;

    private Batch(List<Slot> slots, Map<PortalId, Long> lost, byte @Nullable [] sharedLine) {
        this.slots = slots;
        this.lost = lost;
        this.sharedLine = sharedLine;
    }

    /** Called under the account's lock, which guards the batch that a slot keeps. */
    static Batch of(List<Slot> slots, Map<PortalId, Long> lost) {
        return slots.size() == 1 && lost.isEmpty() ? slots.getFirst().batch() : new Batch(slots, lost, null);
    }

    static Batch ofOne(Slot slot) {
        return shared(List.of(slot));
    }

    /** One that several readers will be given, so that its line is made now and kept. */
    static Batch shared(List<Slot> slots) {
        byte[] json = ItemAnswerWriter.items(slots.stream().map(Slot::json).toList(), 0);
        return new Batch(slots, Map.of(), lineOf(json));
    }

    /** Receives the items of a batch one by one. */
    @FunctionalInterface
    public interface EntryVisitor {
        /** {@code json}: the item's object; shared, not to be changed. */
        void entry(PortalId portalId, long index, byte[] json);
    }

    /** The items in the order that was asked for. */
    public void forEach(EntryVisitor visitor) {
        for (Slot slot : slots) {
            visitor.entry(slot.portalId(), slot.index(), slot.json());
        }
    }

    public int size() {
        return slots.size();
    }

    /**
     * How many items of which portals this reader can never get any more: overwritten before it came, or left out of a
     * full LIFO answer.
     */
    public Map<PortalId, Long> lost() {
        return lost;
    }

    /** {@link #lost} over all portals. */
    public long lostCount() {
        long count = 0;
        for (long each : lost.values()) {
            count += each;
        }
        return count;
    }

    /** The whole answer: {@code {"items":[…]}}. */
    public byte[] json() {
        return ItemAnswerWriter.items(slots.stream().map(Slot::json).toList(), lostCount());
    }

    /** The whole answer and a line end. */
    public byte[] line() {
        return sharedLine != null ? sharedLine : lineOf(json());
    }

    static byte[] lineOf(byte[] json) {
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }
}
