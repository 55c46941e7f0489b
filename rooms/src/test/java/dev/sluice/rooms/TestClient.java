package dev.sluice.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.wire.rooms.RoomEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client that keeps its picture of the pool from what it is told, and fails when it is told what cannot be: a peer
 * twice, the departure of a stranger, anything from a stranger.
 */
final class TestClient implements Transceiver {
    private final List<RoomEvent> told = new ArrayList<>();
    private final Set<String> peers = new HashSet<>();
    private RoomEvent.@Nullable Joined joined;
    private @Nullable CloseReason closed;
    private @Nullable AssertionError lie;
    private boolean stalled;

    @Override
    public synchronized void wake(Mailbox mailbox) {
        if (stalled || closed != null) {
            return;
        }
        for (Message next = mailbox.poll(); next != null; next = mailbox.poll()) {
            told.add(next.event());
            try {
                believe(next.event());
            } catch (AssertionError fault) {
                lie = fault;
            }
        }
    }

    @Override
    public synchronized void close(CloseReason reason) {
        if (closed == null) {
            closed = reason;
        }
    }

    private void believe(RoomEvent event) {
        switch (event) {
            case RoomEvent.Joined now -> {
                joined = now;
                peers.clear();
                peers.addAll(now.descriptions().keySet());
                assertThat(peers.remove(now.id())).isTrue();
            }
            case RoomEvent.PeerJoined(String id) ->
                assertThat(peers.add(id)).as("%s is new", id).isTrue();
            case RoomEvent.PeerGone(String id) ->
                assertThat(peers.remove(id)).as("%s was there", id).isTrue();
            case RoomEvent.Sdp sdp -> assertThat(peers).contains(sdp.peer());
            case RoomEvent.Candidate candidate -> assertThat(peers).contains(candidate.from());
            case RoomEvent.Described described -> assertThat(peers).contains(described.id());
            case RoomEvent.Stopped _ -> peers.clear();
            case RoomEvent.Refused _, RoomEvent.Application _ -> {}
        }
    }

    synchronized TestClient stall() {
        stalled = true;
        return this;
    }

    synchronized boolean isStalled() {
        return stalled;
    }

    /** What it was told since the last call. */
    synchronized List<RoomEvent> news() {
        List<RoomEvent> news = List.copyOf(told);
        told.clear();
        return news;
    }

    synchronized void wasToldNoLie() {
        if (lie != null) {
            throw lie;
        }
    }

    synchronized Set<String> peers() {
        return Set.copyOf(peers);
    }

    synchronized String id() {
        return joined().id();
    }

    synchronized String resume() {
        return joined().resume();
    }

    synchronized RoomEvent.Joined joined() {
        if (joined == null) {
            throw new AssertionError("it never joined: " + told);
        }
        return joined;
    }

    synchronized boolean hasJoined() {
        return joined != null;
    }

    synchronized @Nullable CloseReason closed() {
        return closed;
    }
}
