package dev.sluice.rooms;

/** What a peer of a pool may do besides being there. */
public enum Right {
    /** Send descriptions and candidates to the others. */
    SIGNAL,
    /** Describe itself, where the pool's rules let clients do so. */
    DESCRIBE
}
