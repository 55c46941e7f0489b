package dev.sluice.wire.items;

/** The order in which a get answers. */
public enum Schedule {
    /** Newest first; what does not fit the answer is left out for good. */
    LIFO,
    /** Oldest first; what does not fit the answer comes with a later get. */
    FIFO
}
