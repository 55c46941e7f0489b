package dev.sluice.wire.rooms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a client is told, by Sluice or by PyRTC 2.0.2. Fields it does not know are passed over, and so are messages
 * of types that start with {@code rtc:} and are not in the protocol: newer servers may have them.
 *
 * <p>Stateless and thread-safe.
 */
public final class RoomEventReader {
    private RoomEventReader() {}

    /**
     * Reads one message and makes the one call it stands for.
     *
     * @throws RoomRefusal when the message breaks the protocol; it names the field
     */
    public static void read(byte[] message, RoomEventListener to) {
        Message read = Envelope.read(message, (type, parser) -> new Message(type, parser.cut()));
        RawValue data = read.data();
        switch (read.type()) {
            case "rtc:joined" -> to.joined(joined(data));
            case "rtc:peer" -> to.peerJoined(Fields.of(data).required("id", null));
            case "rtc:sdp" -> {
                Fields fields = Fields.of(data);
                to.sdp(fields.required("peer", null), fields.value("description"));
            }
            case "rtc:candidate" -> {
                Fields fields = Fields.of(data);
                to.candidate(fields.required("from", null), fields.value("candidate"));
            }
            case "rtc:describe" -> {
                Fields fields = Fields.of(data);
                to.described(fields.required("id", "uid"), fields.value("description"));
            }
            case "rtc:close" -> to.peerGone(Fields.of(data).required("id", "uid"));
            case "rtc:stop" -> to.stopped();
            case "rtc:error" -> {
                Fields fields = Fields.of(data);
                to.refused(fields.text("reason", ""), fields.text("message", ""));
            }
            default -> {
                if (!read.type().startsWith("rtc:")) {
                    to.application(read.type(), data);
                }
            }
        }
    }

    /** Taken apart, and nothing made of it yet: what breaks off at its end is no message, so nobody may be told of it. */
    private record Message(String type, RawValue data) {}

    private static JoinedAnswer joined(RawValue data) {
        String id = null;
        String pool = null;
        String resume = null;
        List<String> peers = List.of();
        Map<String, RawValue> descriptions = Map.of();
        List<IceServer> iceServers = List.of();
        try (MessageParser parser = new MessageParser(data.bytes())) {
            parser.enter("data");
            for (String field = parser.nextField(); field != null; field = parser.nextField()) {
                switch (field) {
                    case "client_id" -> id = parser.text(field);
                    case "pool" -> pool = parser.text(field);
                    case "resume" -> resume = parser.textOrNull(field);
                    case "peers" -> peers = texts(parser, field);
                    case "descriptions" -> descriptions = values(parser, field);
                    case "iceServers" -> iceServers = iceServers(parser);
                    default -> parser.skip();
                }
            }
        }
        Map<String, RawValue> described = LinkedHashMap.newLinkedHashMap(peers.size());
        for (String peer : peers) {
            described.put(peer, descriptions.getOrDefault(peer, RawValue.NULL));
        }
        return new JoinedAnswer(
                Envelope.required(id, "client_id"), described, Envelope.required(pool, "pool"), resume, iceServers);
    }

    private static List<String> texts(MessageParser parser, String field) {
        List<String> texts = new ArrayList<>();
        parser.enterArray(field);
        while (parser.nextElement()) {
            texts.add(parser.text(field));
        }
        return texts;
    }

    private static Map<String, RawValue> values(MessageParser parser, String field) {
        Map<String, RawValue> values = new LinkedHashMap<>();
        parser.enterObject(field);
        for (String name = parser.nextField(); name != null; name = parser.nextField()) {
            values.put(name, parser.cut());
        }
        return values;
    }

    private static List<IceServer> iceServers(MessageParser parser) {
        if (parser.isNull()) {
            return List.of();
        }
        List<IceServer> servers = new ArrayList<>();
        parser.enterArray("iceServers");
        while (parser.nextElement()) {
            servers.add(iceServer(parser));
        }
        return servers;
    }

    private static IceServer iceServer(MessageParser parser) {
        List<String> urls = List.of();
        String username = null;
        String credential = null;
        parser.enterObject("iceServers");
        for (String name = parser.nextField(); name != null; name = parser.nextField()) {
            switch (name) {
                case "urls" -> urls = parser.isText() ? List.of(parser.text(name)) : texts(parser, name);
                case "username" -> username = parser.textOrNull(name);
                case "credential" -> credential = parser.textOrNull(name);
                default -> parser.skip();
            }
        }
        return new IceServer(urls, username, credential);
    }

    /** The fields of a small object, cut out unread. */
    private record Fields(Map<String, RawValue> values) {
        static Fields of(RawValue data) {
            return new Fields(data.fields());
        }

        /** Null when it is not there. */
        RawValue value(String name) {
            return values.getOrDefault(name, RawValue.NULL);
        }

        String text(String name, String otherwise) {
            RawValue value = values.get(name);
            return value == null || value.isNull() ? otherwise : value.asText(name);
        }

        String required(String name, @Nullable String otherName) {
            String named = values.containsKey(name) || otherName == null ? name : otherName;
            RawValue value = values.get(named);
            return Envelope.required(value == null ? null : value.asText(named), name);
        }
    }
}
