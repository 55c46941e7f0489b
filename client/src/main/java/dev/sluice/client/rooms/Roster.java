package dev.sluice.client.rooms;

import dev.sluice.wire.rooms.JoinedAnswer;
import dev.sluice.wire.rooms.RawValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The others in the room, as the server told it last. Thread-safe. */
final class Roster {
    private final Map<String, RawValue> peers = new LinkedHashMap<>();

    synchronized Map<String, RawValue> snapshot() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(peers));
    }

    synchronized void put(String id, RawValue description) {
        peers.put(id, description);
    }

    /** False when it was not there. */
    synchronized boolean remove(String id) {
        return peers.remove(id) != null;
    }

    /** Takes over what a new {@code rtc:joined} says; answers the events that make the old picture the new one. */
    synchronized List<RoomEvent> update(JoinedAnswer answer) {
        List<RoomEvent> changes = new ArrayList<>();
        Map<String, RawValue> now = answer.peers();
        peers.keySet().stream()
                .filter(id -> !now.containsKey(id))
                .map(RoomEvent.PeerLeft::new)
                .forEach(changes::add);
        now.forEach((id, description) -> {
            RawValue before = peers.get(id);
            if (before == null) {
                changes.add(new RoomEvent.PeerJoined(id, description));
            } else if (!before.equals(description)) {
                changes.add(new RoomEvent.Described(id, description));
            }
        });
        set(answer);
        return changes;
    }

    /** Takes over what {@code rtc:joined} says, as somebody new; answers the departures of all who were there before. */
    synchronized List<RoomEvent> replace(JoinedAnswer answer) {
        List<RoomEvent> departures =
                peers.keySet().stream().<RoomEvent>map(RoomEvent.PeerLeft::new).toList();
        set(answer);
        return departures;
    }

    private void set(JoinedAnswer answer) {
        peers.clear();
        peers.putAll(answer.peers());
    }
}
