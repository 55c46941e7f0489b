package dev.sluice.wire.rooms;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code rtc:joined} as a client reads it.
 *
 * @param id of the one that joined
 * @param peers the others, in the server's order, with their descriptions; null where nothing was said
 * @param pool the name really joined
 * @param resume takes the id back on another socket; null from servers that cannot do that, such as PyRTC
 * @param iceServers empty from servers that send none
 */
public record JoinedAnswer(
        String id,
        Map<String, RawValue> peers,
        String pool,
        @Nullable String resume,
        List<IceServer> iceServers) {
    public JoinedAnswer {
        peers = Collections.unmodifiableMap(new LinkedHashMap<>(peers));
        iceServers = List.copyOf(iceServers);
    }
}
