package dev.sluice.client.core;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** A request's body for the JDK's HttpClient, which tells of every byte that leaves. */
record CountedPublisher(BodyPublisher source, TransferProgress progress) implements BodyPublisher {
    static BodyPublisher of(RequestBody body, TransferProgress progress) {
        return body.streamed() ? new CountedPublisher(body.publisher(), progress) : body.publisher();
    }

    @Override
    public long contentLength() {
        return source.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        source.subscribe(new Counter(subscriber, progress, source.contentLength()));
    }

    private static final class Counter implements Flow.Subscriber<ByteBuffer> {
        private final Flow.Subscriber<? super ByteBuffer> next;
        private final TransferProgress progress;
        private final long total;
        private long moved;

        Counter(Flow.Subscriber<? super ByteBuffer> next, TransferProgress progress, long total) {
            this.next = next;
            this.progress = progress;
            this.total = total;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            next.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer part) {
            moved += part.remaining();
            next.onNext(part);
            progress.moved(moved, total);
        }

        @Override
        public void onError(Throwable fault) {
            next.onError(fault);
        }

        @Override
        public void onComplete() {
            next.onComplete();
        }
    }
}
