package dev.sluice.access.spi;

/** A key found by its hash, and whether its account is disabled. */
public record KeyMatch(StoredKey key, boolean accountDisabled) {}
