package dev.sluice.items;

import dev.sluice.base.Clock;
import dev.sluice.wire.items.PortalId;
import dev.sluice.wire.items.PortalQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An open get: a cursor, a poll and a wake-up call. It holds no items; what it has not polled stays in the rings, where
 * newer items may overwrite it, and then the next batch says how many.
 *
 * <p>Thread-safe. One user at a time polls; {@code wake} comes on the thread of whoever set, outside any lock, possibly
 * more often than there is something to poll.
 */
public final class ItemReader implements AutoCloseable {
    private final SessionItems owner;
    private final Clock clock;
    private final Cursors cursors;
    private final Runnable wake;
    private final Runnable onEnd;
    private final List<Subscription> subscriptions = new ArrayList<>(1);
    private volatile List<PortalId> unknownLoss = List.of();
    private boolean closed;

    ItemReader(SessionItems owner, Clock clock, Cursors cursors, Runnable wake, Runnable onEnd) {
        this.owner = owner;
        this.clock = clock;
        this.cursors = cursors;
        this.wake = wake;
        this.onEnd = onEnd;
    }

    /** The next items, at most one answer full; null when there is nothing now. Moves the cursors past them. */
    public @Nullable Batch poll() {
        return owner.account().poll(this, clock.epochMs());
    }

    /** The next position per portal, in the order asked for: what a view hands out to be resumed from. */
    public Map<PortalId, Long> position() {
        return owner.account().position(this);
    }

    /**
     * The portals of which a resumed view cannot tell whether anything was lost: they were made anew since, because the
     * server was restarted or they had been without items for long.
     */
    public List<PortalId> unknownLoss() {
        return unknownLoss;
    }

    void unknownLoss(List<PortalId> portals) {
        unknownLoss = List.copyOf(portals);
    }

    /** Idempotent. After it no wake-up call starts, though one under way may still end. */
    @Override
    public void close() {
        closeOnce();
    }

    /** Ends the reader from the server's side, because its session ended: closes it and tells its user. */
    void end() {
        if (closeOnce()) {
            onEnd.run();
        }
    }

    private boolean closeOnce() {
        boolean closedNow = owner.account().close(this);
        if (closedNow) {
            owner.remove(this, clock.epochMs());
        }
        return closedNow;
    }

    void wake() {
        wake.run();
    }

    /* What follows is guarded by the account's lock. */

    Cursors cursors() {
        return cursors;
    }

    List<Subscription> subscriptions() {
        return subscriptions;
    }

    void subscribe(Portal portal, PortalQuery query) {
        Subscription subscription = new Subscription(this, portal, query);
        subscriptions.add(subscription);
        portal.add(subscription);
    }

    /** False when it was closed before. */
    boolean markClosed() {
        boolean first = !closed;
        closed = true;
        return first;
    }
}
