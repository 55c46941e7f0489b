package dev.sluice.edge.items;

import dev.sluice.wire.items.PortalId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The id of an event: the next position of every portal of the stream, {@code abc:17,def:4}. To clients it is opaque;
 * given back as {@code Last-Event-ID} it says exactly where to go on.
 *
 * <p>Owned by one stream's loop.
 */
final class EventId {
    private static final int MAX_CHARS = 16_384;

    private final Map<PortalId, Long> next;

    private EventId(Map<PortalId, Long> next) {
        this.next = next;
    }

    static EventId at(Map<PortalId, Long> position) {
        return new EventId(new LinkedHashMap<>(position));
    }

    /** Reads what a client gives back; whatever is not of our making is no position, never an error. */
    static Map<PortalId, Long> parse(@Nullable String text) {
        Map<PortalId, Long> position = new LinkedHashMap<>();
        if (text == null || text.length() > MAX_CHARS) {
            return position;
        }
        for (String part : text.split(",", -1)) {
            int colon = part.indexOf(':');
            if (colon <= 0 || !PortalId.isValid(part.substring(0, colon), PortalId.MAX_CHARS)) {
                continue;
            }
            Long index = index(part.substring(colon + 1));
            if (index != null) {
                position.put(new PortalId(part.substring(0, colon)), index);
            }
        }
        return position;
    }

    private static @Nullable Long index(String digits) {
        try {
            long index = Long.parseLong(digits);
            return index < 0 ? null : index;
        } catch (NumberFormatException notOurs) {
            return null;
        }
    }

    /** An item was sent. */
    void passed(PortalId portal, long index) {
        next.put(portal, index + 1);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        next.forEach((portal, index) -> {
            if (!text.isEmpty()) {
                text.append(',');
            }
            text.append(portal.value()).append(':').append((long) index);
        });
        return text.toString();
    }
}
