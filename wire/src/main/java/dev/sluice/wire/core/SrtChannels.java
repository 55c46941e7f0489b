package dev.sluice.wire.core;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What is published and read by SRT. Cores answer in one of two shapes: one object for everything (16.11 to 16.16), or
 * one entry for each resource (the cluster branch of 2022, and from 16.20 on). {@link #channels} reads both alike.
 */
@JsonDeserialize(using = SrtChannels.Reader.class)
public sealed interface SrtChannels {
    /** One entry for each published resource, whatever the shape of the answer. */
    List<SrtChannel> channels();

    /**
     * One object for everything.
     *
     * @param publisher socket id by resource
     * @param subscriber socket ids of the readers by resource; a resource without readers is absent
     * @param connections by socket id
     */
    @JsonDeserialize(using = ValueDeserializer.None.class)
    record Merged(
            Map<String, Long> publisher,
            Map<String, List<Long>> subscriber,
            Map<String, SrtConnection> connections,
            Map<String, List<SrtLogEntry>> log)
            implements SrtChannels {
        public Merged {
            publisher = Fields.map(publisher);
            subscriber = Fields.map(subscriber);
            connections = Fields.map(connections);
            log = Fields.map(log);
        }

        @Override
        public List<SrtChannel> channels() {
            return publisher.entrySet().stream()
                    .map(entry -> new SrtChannel(
                            entry.getKey(),
                            entry.getValue(),
                            subscriber.getOrDefault(entry.getKey(), List.of()),
                            connections,
                            log))
                    .toList();
        }
    }

    /** One entry for each resource. */
    record Listed(@JsonValue List<SrtChannel> channels) implements SrtChannels {
        public Listed {
            channels = Fields.list(channels);
        }
    }

    /** Decides by the first token. */
    final class Reader extends ValueDeserializer<SrtChannels> {
        @Override
        public SrtChannels deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() == JsonToken.START_ARRAY) {
                var type = context.getTypeFactory().constructCollectionType(List.class, SrtChannel.class);
                List<SrtChannel> channels = context.readValue(json, type);
                return new Listed(channels);
            }
            return context.readValue(json, Merged.class);
        }
    }
}
