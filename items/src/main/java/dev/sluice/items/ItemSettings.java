package dev.sluice.items;

import dev.sluice.base.SettingReader;
import dev.sluice.wire.items.ItemLimits;
import dev.sluice.wire.items.PortalId;
import java.time.Duration;

/**
 * The limits of the item plane. Defaults are what a client of the documented service relies on
 * (XRTC web documentation, "Sending data" and "Getting data").
 */
public record ItemSettings(
        int portalIdMaxChars,
        int portalsPerKey,
        int portalsPerGet,
        int itemsPerPortal,
        int maxRequestBytes,
        int maxAnswerBytes,
        Duration itemAge,
        Duration getTimeout) {

    /** Reads the section {@code items}. */
    public static ItemSettings read(SettingReader in) {
        return new ItemSettings(
                in.integer(
                        "portal-id-max-chars",
                        PortalId.MAX_CHARS,
                        1,
                        PortalId.MAX_CHARS,
                        "Longest portal id. The service documents 16 in one place and 32 in another."),
                in.integer(
                        "portals-per-key",
                        10,
                        1,
                        100_000,
                        "Portals that may be active at once per API key; a portal counts for the key that first set to it."),
                in.integer(
                        "portals-per-get",
                        100,
                        1,
                        100_000,
                        "Portals that one get, event stream or WebSocket may name."),
                in.integer(
                        "items-per-portal",
                        10,
                        1,
                        65_536,
                        "Size of a portal's ring: new items overwrite the oldest. Memory is bounded by portals times this."),
                (int) in.bytes(
                        "max-request-bytes",
                        1024,
                        64,
                        16 << 20,
                        "Largest request body. The original SDK sends up to 65536 if the server lets it."),
                (int) in.bytes(
                        "max-answer-bytes",
                        1024,
                        64,
                        16 << 20,
                        "Largest answer, and largest line of a stream. An answer always carries at least one item."),
                in.duration(
                        "item-age",
                        Duration.ofHours(1),
                        Duration.ofSeconds(1),
                        Duration.ofDays(365),
                        "Items older than this are gone, and so is a portal without items."),
                in.duration(
                        "get-timeout",
                        Duration.ofSeconds(5),
                        Duration.ofMillis(10),
                        Duration.ofHours(1),
                        "How long a watch waits and how long a stream stays open."));
    }

    /** The part that the codec needs. */
    public ItemLimits wireLimits() {
        return new ItemLimits(portalIdMaxChars, portalsPerGet, maxRequestBytes);
    }
}
