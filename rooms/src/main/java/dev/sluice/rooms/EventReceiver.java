package dev.sluice.rooms;

import dev.sluice.wire.rooms.RoomRequest;

/**
 * The application's ear on the sockets that it shares with the pools: gets every message whose type does not start with
 * {@code rtc:}, except {@code describe}.
 */
@FunctionalInterface
public interface EventReceiver {
    /** Called on the thread that received the message; it must return at once. Without a lock held. */
    void received(Peer from, RoomRequest.Application message);

    /** Nobody listens. */
    static EventReceiver none() {
        return (from, message) -> {};
    }
}
