package dev.sluice.client.items;

import dev.sluice.wire.items.Item;
import dev.sluice.wire.items.PortalId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Recognises items that a new login brings again. A server's cursors belong to the session: after a new login they stand
 * at the start of each ring, and items that the old session brought come once more.
 *
 * <p>The rule: within one session the server brings each item once, so an item equal to another was set twice. Of equal
 * items the consumer gets as many as the most generous session brought: an item is a repetition if other sessions
 * brought more of its kind than this session has so far. This holds also when an old session's answer is read after a
 * new session's. It can only go wrong where items of one portal, millisecond and payload are overwritten and set again
 * between two sessions, which nothing in the dialect could tell apart.
 *
 * <p>Thread-safe. An item is kept as 16 bytes of timestamp and fingerprint, not as payload.
 */
final class Deliveries {
    /** An answer of a session this many logins ago may still be read; older ones ended long before. */
    private static final int LATE_LOGINS = 4;

    private final int perPortal;
    private final Map<PortalId, Portal> portals;

    Deliveries(int perPortal, int maxPortals) {
        this.perPortal = perPortal;
        this.portals = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<PortalId, Portal> eldest) {
                return size() > maxPortals;
            }
        };
    }

    /** Whether the consumer is to get this item, which a session of this generation brought; remembers it if so. */
    boolean admit(int generation, Item item) {
        if (perPortal == 0) {
            return true;
        }
        Delivery delivery = Delivery.of(item);
        synchronized (portals) {
            return portals.computeIfAbsent(item.portalId(), id -> new Portal()).admit(generation, delivery);
        }
    }

    private record Delivery(long servertimestampMs, long fingerprint) {
        /** 64 bits suffice: only items of one portal and one millisecond are told apart by them. */
        static Delivery of(Item item) {
            String payload = item.payload();
            long hash = payload.length();
            for (int i = 0; i < payload.length(); i++) {
                hash = (hash ^ payload.charAt(i)) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 32;
            }
            return new Delivery(item.servertimestampMs(), hash);
        }
    }

    private final class Portal {
        /** What the consumer got, oldest first. */
        private final Deque<Delivery> delivered = new ArrayDeque<>();

        /** By generation: what others brought and this one has not, and so may still repeat. */
        private final Map<Integer, Repetitions> expected = new HashMap<>();

        boolean admit(int generation, Delivery delivery) {
            Repetitions repetitions = expected.get(generation);
            if (repetitions == null) {
                repetitions = begin(generation);
            }
            if (repetitions.remove(delivery)) {
                return false;
            }
            delivered.add(delivery);
            if (delivered.size() > perPortal) {
                delivered.remove();
            }
            tellOthers(generation, delivery);
            return true;
        }

        private Repetitions begin(int generation) {
            Repetitions all = new Repetitions();
            delivered.forEach(all::add);
            expected.keySet().removeIf(other -> other < generation - LATE_LOGINS);
            expected.put(generation, all);
            return all;
        }

        /** A session that others have outrun by all that is remembered is over, or as good as. */
        private void tellOthers(int generation, Delivery delivery) {
            if (expected.size() > 1) {
                expected.forEach((other, repetitions) -> {
                    if (other != generation) {
                        repetitions.add(delivery);
                    }
                });
                expected.entrySet()
                        .removeIf(entry -> entry.getKey() != generation && entry.getValue().size > perPortal);
            }
        }
    }

    /** A multiset. */
    private static final class Repetitions {
        private final Map<Delivery, Integer> counts = new HashMap<>();
        private int size;

        void add(Delivery delivery) {
            counts.merge(delivery, 1, Integer::sum);
            size++;
        }

        boolean remove(Delivery delivery) {
            Integer count = counts.get(delivery);
            if (count == null) {
                return false;
            }
            if (count == 1) {
                counts.remove(delivery);
            } else {
                counts.put(delivery, count - 1);
            }
            size--;
            return true;
        }
    }
}
