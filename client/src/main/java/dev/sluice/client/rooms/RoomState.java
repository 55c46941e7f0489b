package dev.sluice.client.rooms;

/** Where a {@link Room} stands. */
public enum RoomState {
    /** The first join is under way. */
    JOINING,
    /** In the pool, over a living socket as far as anybody can tell. */
    JOINED,
    /** The socket is lost; the client is getting back. What is sent waits. */
    RECONNECTING,
    /** Over for good: left, put out, refused, or given up. {@link Room#ended} says why. */
    ENDED
}
