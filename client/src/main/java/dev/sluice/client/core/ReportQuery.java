package dev.sluice.client.core;

import dev.sluice.wire.core.ExecState;
import dev.sluice.wire.core.InvalidRequestException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs that ended. Immutable; null means: no such condition.
 *
 * @param idPattern a glob on the id of the process
 * @param refPattern a glob on its reference
 * @param state how the run ended
 * @param from ended at this second or later
 * @param until ended before this second
 */
public record ReportQuery(
        @Nullable String idPattern,
        @Nullable String refPattern,
        @Nullable ExecState state,
        @Nullable Instant from,
        @Nullable Instant until) {
    /** Every run that the server remembers. */
    public static final ReportQuery ALL = new ReportQuery(null, null, null, null, null);

    public ReportQuery {
        if (from != null && until != null && until.isBefore(from)) {
            throw new InvalidRequestException("until", "must not be before from");
        }
    }

    public ReportQuery withIdPattern(String value) {
        return new ReportQuery(value, refPattern, state, from, until);
    }

    public ReportQuery withRefPattern(String value) {
        return new ReportQuery(idPattern, value, state, from, until);
    }

    public ReportQuery withState(ExecState value) {
        return new ReportQuery(idPattern, refPattern, value, from, until);
    }

    public ReportQuery withEnd(Instant first, Instant last) {
        return new ReportQuery(idPattern, refPattern, state, first, last);
    }

    Call.Draft addTo(Call.Draft draft) {
        return draft.query("idpattern", idPattern)
                .query("refpattern", refPattern)
                .query("state", state)
                .query("from", from == null ? null : from.getEpochSecond())
                .query("to", until == null ? null : until.getEpochSecond());
    }
}
