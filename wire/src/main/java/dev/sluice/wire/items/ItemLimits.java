package dev.sluice.wire.items;

/**
 * What a codec must know of the server's limits.
 *
 * @param portalIdMaxChars longest portal id
 * @param portalsPerGet portals that one get may name
 * @param maxRequestBytes largest request body, in bytes of UTF-8
 */
public record ItemLimits(int portalIdMaxChars, int portalsPerGet, int maxRequestBytes) {}
