package dev.sluice.client.items;

import org.jspecify.annotations.Nullable;

/**
 * Ends whatever call a chain of calls has under way, also one that begins later.
 *
 * <p>Thread-safe.
 */
final class CancelSwitch {
    private @Nullable Call current;
    private @Nullable String reason;

    /** The chain goes on with this call. */
    void enter(Call call) {
        String off;
        synchronized (this) {
            current = call;
            off = reason;
        }
        if (off != null) {
            call.cancel(off);
        }
    }

    void cancel(String why) {
        Call call;
        synchronized (this) {
            reason = why;
            call = current;
        }
        if (call != null) {
            call.cancel(why);
        }
    }
}
