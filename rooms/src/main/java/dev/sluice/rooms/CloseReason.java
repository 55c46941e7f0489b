package dev.sluice.rooms;

/** Why a peer's connection ended, or is to end. */
public enum CloseReason {
    /** The client said goodbye. */
    LEFT,
    /** The connection broke without a word: within the lease the peer may come back as the same. */
    LOST,
    /** The client took its id back on another connection. */
    REPLACED,
    /** Its mailbox was full: it did not read what was sent to it. */
    SLOW,
    /** Put out by the application or an operator. */
    KICKED,
    POOL_CLOSED,
    /** The server goes down. */
    GOING_AWAY
}
