package dev.sluice.rooms;

/**
 * What is particular to one pool.
 *
 * @param clientsDescribe whether clients may describe themselves
 * @param maxPeers 0 for no limit
 */
public record PoolRules(Admission admission, boolean clientsDescribe, int maxPeers) {}
