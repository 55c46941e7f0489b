package dev.sluice.server.sdk;

import dev.sluice.client.rooms.Room;
import dev.sluice.client.rooms.RoomEvent;
import dev.sluice.client.rooms.RoomException;
import dev.sluice.client.rooms.RoomListener;
import dev.sluice.testkit.Await;
import dev.sluice.wire.rooms.RawValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** What a room's listener was told, one line each. */
final class RoomCalls implements RoomListener {
    private final List<String> calls = new CopyOnWriteArrayList<>();

    List<String> calls() {
        return List.copyOf(calls);
    }

    void await(String call) {
        awaitAny(call, call::equals);
    }

    void awaitStart(String start) {
        awaitAny(start, call -> call.startsWith(start));
    }

    void awaitTimes(String wanted, int times) {
        Await.until(
                times + " times " + wanted,
                () -> calls.stream().filter(wanted::equals).count() == times);
    }

    private void awaitAny(String what, Predicate<String> wanted) {
        Await.until(what, () -> calls.stream().anyMatch(wanted));
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
    public void refused(Room room, String reason, String message) {
        calls.add("refused " + reason + " " + message);
    }

    @Override
    public void reconnecting(Room room, RoomException cause, int attempt, Duration delay) {
        calls.add(RoomEvent.Reconnecting.class.getSimpleName());
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
    public void ended(Room room, Optional<RoomException> cause) {
        calls.add("ended " + cause);
    }
}
