package dev.sluice.client.rooms;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Where a room is: what every failure of it says. */
record Place(URI url, String pool) {
    RoomException.Refused refused(String reason, String message) {
        String word = reason.isEmpty() ? "" : " (" + reason + ")";
        return new RoomException.Refused(
                new RoomException.Failure(url, pool, "the server refused" + word + ": " + message, reason, 0, null));
    }

    RoomException.ConnectionFailed unreachable(String what, int status, @Nullable Throwable cause) {
        return new RoomException.ConnectionFailed(new RoomException.Failure(url, pool, what, "", status, cause));
    }

    RoomException.Failure failure(String what, @Nullable Throwable cause) {
        return new RoomException.Failure(url, pool, what, "", 0, cause);
    }

    RoomException.Closed closed() {
        return new RoomException.Closed(failure("the room was left", null));
    }
}
