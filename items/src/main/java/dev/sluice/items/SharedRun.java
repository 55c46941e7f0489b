package dev.sluice.items;

import dev.sluice.wire.items.ItemAnswerWriter;
import dev.sluice.wire.items.Schedule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest items of a portal as one batch, kept until another is asked for: readers of a portal are mostly at the same
 * place in it and are served one after the other, so what the first one is sent is encoded once for all of them.
 *
 * <p>One per account, guarded by its lock.
 */
final class SharedRun {
    private final int maxBytes;
    private @Nullable Portal portal;
    private long from;
    private long to;
    private @Nullable Schedule schedule;
    private @Nullable Batch batch;

    /** {@code maxBytes}: what one answer may hold. */
    SharedRun(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** All items from a position of the ring on, at least one; null when they are too many for one answer. */
    @Nullable
    Batch of(Portal wanted, long fromIndex, Schedule wantedSchedule) {
        if (fromIndex == wanted.nextIndex() - 1) {
            return wanted.at(fromIndex).batch();
        }
        if (portal != wanted || from != fromIndex || to != wanted.nextIndex() || schedule != wantedSchedule) {
            portal = wanted;
            from = fromIndex;
            to = wanted.nextIndex();
            schedule = wantedSchedule;
            batch = made(wanted, fromIndex, wantedSchedule);
        }
        return batch;
    }

    private @Nullable Batch made(Portal of, long fromIndex, Schedule order) {
        List<Slot> slots = new ArrayList<>((int) (of.nextIndex() - fromIndex));
        long bytes = ItemAnswerWriter.overheadBytes();
        for (long index = fromIndex; index < of.nextIndex(); index++) {
            Slot slot = of.at(index);
            slots.add(slot);
            bytes += slot.json().length + 1;
        }
        if (bytes > maxBytes) {
            return null;
        }
        return Batch.shared(order == Schedule.FIFO ? slots : slots.reversed());
    }
}
