package dev.sluice.wire.items;

import static dev.sluice.wire.items.ItemError.INVALID_ARGUMENTS;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** mode, schedule and cutoff as one place of a get gives them; null where it does not. */
final class GetOptions {
    private @Nullable Mode mode;
    private @Nullable Schedule schedule;
    private @Nullable Long cutoffMs;

    /** Reads the value if {@code field} is one of the three; null as a value means "not given". */
    boolean read(String field, RequestParser in) {
        switch (field) {
            case "mode" -> {
                in.once(field, mode != null);
                mode = mode(in.textOrNull(field));
            }
            case "schedule" -> {
                in.once(field, schedule != null);
                schedule = schedule(in.textOrNull(field));
            }
            case "cutoff" -> {
                in.once(field, cutoffMs != null);
                cutoffMs = cutoff(in.wholeNumberOrNull(field));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    Mode modeOr(GetOptions outer) {
        if (mode != null) {
            return mode;
        }
        return outer.mode != null ? outer.mode : Mode.PROBE;
    }

    Schedule scheduleOr(GetOptions outer) {
        if (schedule != null) {
            return schedule;
        }
        return outer.schedule != null ? outer.schedule : Schedule.LIFO;
    }

    long cutoffOr(GetOptions outer) {
        if (cutoffMs != null) {
            return cutoffMs;
        }
        return outer.cutoffMs != null ? outer.cutoffMs : PortalQuery.NO_CUTOFF;
    }

    private static @Nullable Mode mode(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "probe" -> Mode.PROBE;
            case "watch" -> Mode.WATCH;
            case "stream" -> Mode.STREAM;
            default ->
                throw new ItemRefusal(
                        INVALID_ARGUMENTS, "mode " + Shown.text(text) + " must be probe, watch or stream");
        };
    }

    private static @Nullable Schedule schedule(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "LIFO" -> Schedule.LIFO;
            case "FIFO" -> Schedule.FIFO;
            default ->
                throw new ItemRefusal(INVALID_ARGUMENTS, "schedule " + Shown.text(text) + " must be LIFO or FIFO");
        };
    }

    private static @Nullable Long cutoff(@Nullable Long ms) {
        if (ms != null && ms < PortalQuery.NO_CUTOFF) {
            throw new ItemRefusal(INVALID_ARGUMENTS, "cutoff " + ms + " must be -1 or an age in ms");
        }
        return ms;
    }
}
