package dev.sluice.client.rooms;

import java.util.Optional;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Turns events into the calls of a listener, whatever those throw. */
final class ListenerSubscriber implements Flow.Subscriber<RoomEvent> {
    private final Room room;
    private final RoomListener listener;

    ListenerSubscriber(Room room, RoomListener listener) {
        this.room = room;
        this.listener = listener;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(RoomEvent event) {
        guarded(() -> call(event));
    }

    private void call(RoomEvent event) {
        switch (event) {
            case RoomEvent.PeerJoined e -> listener.peerJoined(room, e.id(), e.description());
            case RoomEvent.PeerLeft e -> listener.peerLeft(room, e.id());
            case RoomEvent.Described e -> listener.described(room, e.peer(), e.description());
            case RoomEvent.Sdp e -> listener.sdp(room, e.peer(), e.description());
            case RoomEvent.Candidate e -> listener.candidate(room, e.peer(), e.candidate());
            case RoomEvent.Application e -> listener.application(room, e.type(), e.data());
            case RoomEvent.Refused e -> listener.refused(room, e.reason(), e.message());
            case RoomEvent.Reconnecting e -> listener.reconnecting(room, e.cause(), e.attempt(), e.delay());
            case RoomEvent.Resumed _ -> listener.resumed(room);
            case RoomEvent.Rejoined e -> listener.rejoined(room, e.oldId(), e.id());
            case RoomEvent.Missed e -> listener.missed(room, e.count());
        }
    }

    @Override
    public void onError(Throwable failure) {
        ended(failure instanceof RoomException known ? known : null);
    }

    @Override
    public void onComplete() {
        ended(null);
    }

    private void ended(@Nullable RoomException cause) {
        guarded(() -> listener.ended(room, Optional.ofNullable(cause)));
    }

    private static void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error thrown) {
            Waits.report(thrown);
        }
    }
}
