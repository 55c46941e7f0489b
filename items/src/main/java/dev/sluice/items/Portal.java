package dev.sluice.items;

import dev.sluice.base.KeyId;
import dev.sluice.wire.items.PortalId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ring of encoded items and the readers that wait for more. The ring is every reader's queue: a reader is a cursor
 * into it, so a slow one costs nothing and is told what it missed.
 *
 * <p>Guarded by the lock of its {@link AccountItems}.
 */
final class Portal {
    private final PortalId id;
    private final int capacity;
    private final long firstIndex;
    private final List<Subscription> subscriptions = new ArrayList<>();
    /** Made with the first item: readers may name portals that nobody ever sets to, and they must cost next to nothing. */
    private @Nullable Slot[] ring = {};

    private @Nullable KeyId owner;
    private long oldestIndex;
    private long nextIndex;

    /**
     * {@code firstIndex}: where positions start; larger than any position of an earlier portal of this name, so that an
     * old cursor can never point into the future.
     */
    Portal(PortalId id, int capacity, long firstIndex) {
        this.id = id;
        this.capacity = capacity;
        this.firstIndex = firstIndex;
        this.oldestIndex = firstIndex;
        this.nextIndex = firstIndex;
    }

    PortalId id() {
        return id;
    }

    long firstIndex() {
        return firstIndex;
    }

    /** Position of the oldest item still there; equal to {@link #nextIndex} when there is none. */
    long oldestIndex() {
        return oldestIndex;
    }

    /** Position that the next item will have. */
    long nextIndex() {
        return nextIndex;
    }

    /** The key that first set to this portal, for which it counts; null while there are only readers. */
    @Nullable
    KeyId owner() {
        return owner;
    }

    void own(KeyId key) {
        if (owner == null) {
            owner = key;
        }
    }

    void append(long arrival, long servertimestampMs, byte[] json) {
        if (ring.length == 0) {
            ring = new Slot[capacity];
        }
        ring[place(nextIndex)] = new Slot(id, nextIndex, arrival, servertimestampMs, json);
        nextIndex++;
        oldestIndex = Math.max(oldestIndex, nextIndex - capacity);
    }

    /** The item at a position from {@link #oldestIndex} to below {@link #nextIndex}. */
    Slot at(long index) {
        Slot slot = ring[place(index)];
        if (slot == null) {
            throw new IllegalStateException("no item at " + index + " of portal " + id);
        }
        return slot;
    }

    /** Drops items taken before {@code oldestMs}. */
    void expire(long oldestMs) {
        while (oldestIndex < nextIndex && at(oldestIndex).servertimestampMs() < oldestMs) {
            ring[place(oldestIndex)] = null;
            oldestIndex++;
        }
    }

    boolean isEmpty() {
        return oldestIndex == nextIndex;
    }

    boolean hasReaders() {
        return !subscriptions.isEmpty();
    }

    void add(Subscription subscription) {
        subscription.seat(subscriptions.size());
        subscriptions.add(subscription);
    }

    /** Constant time: the last one takes the seat of the one that leaves. */
    void remove(Subscription subscription) {
        Subscription last = subscriptions.removeLast();
        if (last != subscription) {
            subscriptions.set(subscription.seat(), last);
            last.seat(subscription.seat());
        }
    }

    void addReadersTo(List<ItemReader> readers) {
        for (Subscription subscription : subscriptions) {
            readers.add(subscription.reader());
        }
    }

    int readerCount() {
        return subscriptions.size();
    }

    private int place(long index) {
        return (int) (index % capacity);
    }
}
