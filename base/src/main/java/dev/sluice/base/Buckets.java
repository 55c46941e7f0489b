package dev.sluice.base;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Token buckets by name, at most {@code max} of them: when there are more, the one that was used longest ago is
 * forgotten, which at worst forgives somebody early. Thread-safe; every call is short and takes one lock.
 */
public final class Buckets<K> {
    private final TokenBucket.Shape shape;
    private final int max;
    // In the order of use, least recent first. Guarded by itself.
    private final LinkedHashMap<K, TokenBucket> byKey = new LinkedHashMap<>(16, 0.75f, true);

    public Buckets(TokenBucket.Shape shape, int max) {
        this.shape = shape;
        this.max = max;
    }

    /** The bucket of {@code key}, a full one when it has none yet. */
    public TokenBucket get(K key, long nowNs) {
        synchronized (byKey) {
            TokenBucket bucket = byKey.computeIfAbsent(key, _ -> new TokenBucket(shape, nowNs));
            if (byKey.size() > max) {
                byKey.pollFirstEntry();
            }
            return bucket;
        }
    }

    /** The bucket of {@code key} if it has one. */
    @Nullable
    public TokenBucket find(K key) {
        synchronized (byKey) {
            return byKey.get(key);
        }
    }

    public void remove(K key) {
        synchronized (byKey) {
            byKey.remove(key);
        }
    }

    /** Forgets the full buckets among the least recently used ones; stops at the first that is not full. */
    public void trim(long nowNs) {
        synchronized (byKey) {
            Iterator<Map.Entry<K, TokenBucket>> oldest = byKey.entrySet().iterator();
            while (oldest.hasNext() && oldest.next().getValue().isFull(nowNs)) {
                oldest.remove();
            }
        }
    }

    public int size() {
        synchronized (byKey) {
            return byKey.size();
        }
    }
}
