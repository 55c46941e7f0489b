package dev.sluice.wire.items;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes requests as a client sends them: strict JSON in UTF-8, defaults left out, as the Python SDK 0.1.5 does it, to
 * stay small under the servers' request limit.
 *
 * <p>Thread-safe. Throws {@link ItemRefusal} for a text that has no UTF-8 form (half of a surrogate pair).
 */
public final class ItemRequestWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private ItemRequestWriter() {}

    public static byte[] login(Credentials credentials) {
        return write(json -> {
            json.writeStringProperty("accountid", credentials.accountId());
            json.writeStringProperty("apikey", credentials.apiKey());
        });
    }

    public static byte[] set(List<NewItem> items) {
        for (int i = 0; i < items.size(); i++) {
            requireUnicode("items[" + i + "].payload", items.get(i).payload());
        }
        return write(json -> {
            json.writeArrayPropertyStart("items");
            for (NewItem item : items) {
                json.writeStartObject();
                json.writeStringProperty("portalid", item.portalId().value());
                json.writeStringProperty("payload", item.payload());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /**
     * Options that all portals share stand beside {@code portals}, where every known server reads them; only options
     * that differ stand inside their portal (web documentation, "Getting data").
     */
    public static byte[] get(GetQuery query) {
        boolean shared = query.portals().stream()
                        .map(portal -> new Options(portal.schedule(), portal.cutoffMs()))
                        .distinct()
                        .count()
                <= 1;
        return write(json -> {
            json.writeArrayPropertyStart("portals");
            for (PortalQuery portal : query.portals()) {
                json.writeStartObject();
                json.writeStringProperty("portalid", portal.portalId().value());
                if (portal.afterTimestampMs() > 0) {
                    json.writeNumberProperty("servertimestamp", portal.afterTimestampMs());
                }
                if (!shared) {
                    Options.of(portal).write(json);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            if (query.mode() != Mode.PROBE) {
                json.writeStringProperty("mode", query.mode().wireName());
            }
            if (shared && !query.allPortals()) {
                Options.of(query.portals().getFirst()).write(json);
            }
        });
    }

    private static byte[] write(Consumer<JsonGenerator> fields) {
        ByteArrayOutputStream utf8 = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), utf8)) {
            json.writeStartObject();
            fields.accept(json);
            json.writeEndObject();
        }
        return utf8.toByteArray();
    }

    /** The generator would write half a pair as bytes that are not UTF-8, and the server would refuse the whole set. */
    private static void requireUnicode(String field, String text) {
        if (text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE)) {
            throw new ItemRefusal(
                    ItemError.INVALID_ARGUMENTS, field + " is not Unicode text: it holds half of a surrogate pair");
        }
    }

    private record Options(Schedule schedule, long cutoffMs) {
        static Options of(PortalQuery portal) {
            return new Options(portal.schedule(), portal.cutoffMs());
        }

        void write(JsonGenerator json) {
            if (schedule != Schedule.LIFO) {
                json.writeStringProperty("schedule", schedule.name());
            }
            if (cutoffMs != PortalQuery.NO_CUTOFF) {
                json.writeNumberProperty("cutoff", cutoffMs);
            }
        }
    }
}
