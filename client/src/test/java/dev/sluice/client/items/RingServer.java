package dev.sluice.client.items;

import dev.sluice.wire.items.Item;
import dev.sluice.wire.items.PortalId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One portal as a server keeps it: a ring of ten, a cursor per session. Remembers which item is which. */
final class RingServer {
    static final int RING = 10;

    private static final PortalId PORTAL = new PortalId("a");

    private final List<Stored> stored = new ArrayList<>();
    private final Map<Integer, Integer> cursors = new HashMap<>();
    private long nowMs = 1;
    private int setsThisMs;

    /** An item with its place in the portal's history, which no client can see. */
    record Stored(int number, Item item) {}

    /** At most five in a millisecond, so that an item is never overwritten by one that looks the same. */
    void set(String payload) {
        if (setsThisMs == RING / 2) {
            tick();
        }
        setsThisMs++;
        stored.add(new Stored(stored.size(), new Item(PORTAL, payload, nowMs)));
    }

    void tick() {
        nowMs++;
        setsThisMs = 0;
    }

    List<Stored> fifo(int session, int most) {
        List<Stored> unread = unread(session);
        List<Stored> answer = unread.subList(0, Math.min(most, unread.size()));
        cursors.put(session, end() - unread.size() + answer.size());
        return answer;
    }

    /** What does not fit is left out for good. */
    List<Stored> lifo(int session, int most) {
        List<Stored> unread = unread(session).reversed();
        cursors.put(session, end());
        return unread.subList(0, Math.min(most, unread.size()));
    }

    private List<Stored> unread(int session) {
        int from = Math.max(cursors.getOrDefault(session, 0), Math.max(0, end() - RING));
        return List.copyOf(stored.subList(from, end()));
    }

    private int end() {
        return stored.size();
    }
}
