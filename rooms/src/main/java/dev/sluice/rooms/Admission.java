package dev.sluice.rooms;

import dev.sluice.wire.rooms.RoomError;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may join a pool, and what it may do there. */
@FunctionalInterface
public interface Admission {
    /** Called on the thread that received the join, without a lock held; it must return at once. */
    Decision decide(Candidacy candidacy);

    /**
     * Who asks.
     *
     * @param pool the name after mapping
     * @param token as the client sent it, unchecked
     * @param address of the client, "unknown" where the transport did not say
     */
    record Candidacy(String pool, @Nullable String token, String address) {}

    /** What comes of it. */
    sealed interface Decision {}

    record Admitted(Set<Right> rights) implements Decision {
        public Admitted {
            rights = Set.copyOf(rights);
        }
    }

    /** The message reaches the client in {@code rtc:error}. */
    record Refused(RoomError error, String message) implements Decision {}

    /** Everybody, with every right. */
    static Admission everybody() {
        Decision admitted = new Admitted(EnumSet.allOf(Right.class));
        return candidacy -> admitted;
    }

    static Decision refuse(String message) {
        return new Refused(RoomError.REFUSED, message);
    }
}
