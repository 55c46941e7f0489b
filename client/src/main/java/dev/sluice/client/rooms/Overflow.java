package dev.sluice.client.rooms;

/** What happens when a listener or subscriber lets as many events wait as may. */
public enum Overflow {
    /**
     * It gets {@link RoomException.TooSlow} as its end and nothing more; the room and the others go on. The default,
     * because whoever misses one message of a negotiation has a wrong picture.
     */
    FAIL,
    /** The oldest events go; {@link RoomEvent.Missed} says how many. */
    DROP_OLDEST
}
