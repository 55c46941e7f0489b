package dev.sluice.client.items;

import dev.sluice.wire.items.GetQuery;
import dev.sluice.wire.items.Mode;
import dev.sluice.wire.items.PortalId;
import dev.sluice.wire.items.PortalQuery;
import dev.sluice.wire.items.Schedule;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How a get waits, in which order it answers, and how old an item may be (XRTC web documentation, "Getting data").
 *
 * {@snippet :
 * GetOptions options = GetOptions.stream().fifo().cutoff(Duration.ofMillis(500));
 * }
 *
 * @param cutoffMs largest age of an item in ms by the server's clock; {@link PortalQuery#NO_CUTOFF} for any age
 */
public record GetOptions(Mode mode, Schedule schedule, long cutoffMs) {
    public GetOptions {
        if (cutoffMs < PortalQuery.NO_CUTOFF) {
            throw new IllegalArgumentException(
                    "cutoff must be 0 ms or more, or " + PortalQuery.NO_CUTOFF + " for any age, not " + cutoffMs);
        }
    }

    /** Answers at once with what is there: the default. Newest first, any age. */
    public static GetOptions probe() {
        return new GetOptions(Mode.PROBE, Schedule.LIFO, PortalQuery.NO_CUTOFF);
    }

    /** Waits (5 s on a server as documented) until there is something. Newest first, any age. */
    public static GetOptions watch() {
        return new GetOptions(Mode.WATCH, Schedule.LIFO, PortalQuery.NO_CUTOFF);
    }

    /** Brings items as they arrive (for 5 s on a server as documented). Newest first, any age. */
    public static GetOptions stream() {
        return new GetOptions(Mode.STREAM, Schedule.LIFO, PortalQuery.NO_CUTOFF);
    }

    /** Newest first: what does not fit an answer is left out for good. */
    public GetOptions lifo() {
        return new GetOptions(mode, Schedule.LIFO, cutoffMs);
    }

    /** Oldest first: what does not fit an answer comes with the next. */
    public GetOptions fifo() {
        return new GetOptions(mode, Schedule.FIFO, cutoffMs);
    }

    /** Only items of at most this age. */
    public GetOptions cutoff(Duration age) {
        return new GetOptions(mode, schedule, age.toMillis());
    }

    /** The same for all these portals; none means all portals of the account, where the options have no effect. */
    GetQuery query(String... portalIds) {
        List<PortalQuery> portals = Arrays.stream(portalIds)
                .map(id -> new PortalQuery(new PortalId(id), schedule, cutoffMs, 0))
                .toList();
        return new GetQuery(portals, mode);
    }
}
