package dev.sluice.client.rooms;

import dev.sluice.testkit.Await;
import dev.sluice.wire.rooms.RawValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down every call as one line. */
final class RecordingListener implements RoomListener {
    private final List<String> calls = new CopyOnWriteArrayList<>();

    List<String> calls() {
        return List.copyOf(calls);
    }

    void await(String call) {
        Await.until(call + " in " + calls, () -> calls.contains(call));
    }

    @Override
    public void peerJoined(Room room, String id, RawValue description) {
        calls.add("joined " + id + " " + description);
    }

    @Override
    public void peerLeft(Room room, String id) {
        calls.add("left " + id);
    }

    @Override
    public void described(Room room, String peer, RawValue description) {
        calls.add("described " + peer + " " + description);
    }

    @Override
    public void sdp(Room room, String peer, RawValue description) {
        calls.add("sdp " + peer + " " + description);
    }

    @Override
    public void candidate(Room room, String peer, RawValue candidate) {
        calls.add("candidate " + peer + " " + candidate);
    }

    @Override
    public void application(Room room, String type, RawValue data) {
        calls.add("application " + type + " " + data);
    }

    @Override
    public void refused(Room room, String reason, String message) {
        calls.add("refused " + reason + " " + message);
    }

    @Override
    public void reconnecting(Room room, RoomException cause, int attempt, Duration delay) {
        calls.add("reconnecting");
    }

    @Override
    public void resumed(Room room) {
        calls.add("resumed");
    }

    @Override
    public void rejoined(Room room, String oldId, String id) {
        calls.add("rejoined " + oldId + " " + id);
    }

    @Override
    public void missed(Room room, long count) {
        calls.add("missed " + count);
    }

    @Override
    public void ended(Room room, Optional<RoomException> cause) {
        calls.add("ended " + cause.map(each -> each.getClass().getSimpleName()).orElse("well"));
    }
}
