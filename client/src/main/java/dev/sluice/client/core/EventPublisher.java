package dev.sluice.client.core;

import dev.sluice.wire.core.CoreCodec;
import java.util.concurrent.Flow;

/** Opens a connection for each subscriber. */
final class EventPublisher<E> implements Flow.Publisher<E> {
    private final Caller caller;
    private final Call.Draft draft;
    private final CoreCodec<E> codec;

    EventPublisher(Caller caller, Call.Draft draft, CoreCodec<E> codec) {
        this.caller = caller;
        // Exactly this type: Cores compare, they do not negotiate. Servers of the other kind answer Server-Sent Events.
        this.draft = draft.accept("application/x-json-stream");
        this.codec = codec;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super E> subscriber) {
        EventSubscription<E> subscription = new EventSubscription<>(subscriber, codec);
        CallOptions patient =
                caller.options().withTimeout(caller.connection().settings().eventSilence());
        subscription.open(
                draft.flowing(subscription::read), call -> caller.connection().start(call, patient));
    }
}
