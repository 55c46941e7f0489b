package dev.sluice.client.core;

import dev.sluice.wire.core.InvalidRequestException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which files of a storage, in which order. Immutable; null means: no such condition. Cores up to 16.16 know the glob
 * and the order only and ignore the rest.
 *
 * @param glob matched on the whole name; {@code *} stays within a folder, {@code **} does not
 * @param minBytes at least so large; Cores take 0 as no condition
 * @param modifiedUntil to the end of that second
 */
public record FileQuery(
        @Nullable String glob,
        @Nullable Long minBytes,
        @Nullable Long maxBytes,
        @Nullable Instant modifiedFrom,
        @Nullable Instant modifiedUntil,
        @Nullable Sort sort,
        boolean descending) {
    /** Every file, oldest first. */
    public static final FileQuery ALL = new FileQuery(null, null, null, null, null, null, false);

    /** What a list of files is sorted by. */
    public enum Sort {
        NAME("name"),
        SIZE("size"),
        MODIFIED("lastmod");

        private final String wireName;

        Sort(String wireName) {
            this.wireName = wireName;
        }
    }

    public FileQuery {
        if ((minBytes != null && minBytes < 0) || (maxBytes != null && maxBytes < 0)) {
            throw new InvalidRequestException("size", "must not be negative");
        }
        if (minBytes != null && maxBytes != null && maxBytes > 0 && minBytes > maxBytes) {
            throw new InvalidRequestException("size", "from " + minBytes + " to " + maxBytes + " is empty");
        }
    }

    /** The files whose whole name matches. */
    public static FileQuery glob(String glob) {
        return new FileQuery(glob, null, null, null, null, null, false);
    }

    public FileQuery withSize(long atLeastBytes, long atMostBytes) {
        return new FileQuery(glob, atLeastBytes, atMostBytes, modifiedFrom, modifiedUntil, sort, descending);
    }

    public FileQuery withModified(Instant from, Instant until) {
        return new FileQuery(glob, minBytes, maxBytes, from, until, sort, descending);
    }

    public FileQuery sortedBy(Sort value) {
        return new FileQuery(glob, minBytes, maxBytes, modifiedFrom, modifiedUntil, value, descending);
    }

    public FileQuery reversed() {
        return new FileQuery(glob, minBytes, maxBytes, modifiedFrom, modifiedUntil, sort, !descending);
    }

    Call.Draft addTo(Call.Draft draft) {
        return draft.query("glob", glob)
                .query("size_min", minBytes)
                .query("size_max", maxBytes)
                .query("lastmod_start", modifiedFrom == null ? null : modifiedFrom.getEpochSecond())
                .query("lastmod_end", modifiedUntil == null ? null : modifiedUntil.getEpochSecond())
                .query("sort", sort == null ? null : sort.wireName)
                .query("order", descending ? "desc" : null);
    }
}
