package dev.sluice.wire.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Writes ICE servers as the array that a browser's {@code new RTCPeerConnection({iceServers})} takes.
 *
 * <p>Stateless and thread-safe.
 */
public final class IceServerWriter {
    private IceServerWriter() {}

    /** The array; {@code []} when there are none. */
    public static RawValue write(List<IceServer> servers) {
        String json = servers.stream().map(IceServerWriter::entry).collect(Collectors.joining(",", "[", "]"));
        return new RawValue(json.getBytes(UTF_8));
    }

    private static String entry(IceServer server) {
        return server.urls().stream().map(IceServerWriter::text).collect(Collectors.joining(",", "{\"urls\":[", "]"))
                + member("username", server.username())
                + member("credential", server.credential())
                + "}";
    }

    private static String member(String name, @Nullable String value) {
        return value == null ? "" : ",\"" + name + "\":" + text(value);
    }

    private static String text(String value) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsUTF8(value), UTF_8) + '"';
    }
}
