package dev.sluice.client.core;

import dev.sluice.wire.core.InvalidRequestException;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/**
 * What a call sends.
 *
 * @param type the content type; a Core wants JSON declared, and takes any type for files
 * @param publisher made anew for each attempt
 * @param repeatable whether a second attempt can send the same bytes after the first began to
 * @param streamed whether the timeout counts from the last moved byte instead of from the start
 */
record RequestBody(String type, Supplier<BodyPublisher> publisher, boolean repeatable, boolean streamed) {
    private static final String JSON = "application/json";
    private static final String BYTES = "application/octet-stream";

    static final RequestBody NONE = new RequestBody(JSON, BodyPublishers::noBody, true, false);

    static RequestBody json(byte[] json) {
        return new RequestBody(JSON, () -> BodyPublishers.ofByteArray(json), true, false);
    }

    static RequestBody text(String text) {
        return new RequestBody("text/plain", () -> BodyPublishers.ofString(text), true, false);
    }

    static RequestBody bytes(byte[] bytes) {
        return new RequestBody(BYTES, () -> BodyPublishers.ofByteArray(bytes), true, true);
    }

    /** A file, read while it is sent. */
    static RequestBody file(Path file) {
        Supplier<BodyPublisher> publisher = () -> {
            try {
                return BodyPublishers.ofFile(file);
            } catch (FileNotFoundException fault) {
                throw new InvalidRequestException("source", "cannot be read: " + fault.getMessage());
            }
        };
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InvalidRequestException("source", "cannot be read: " + file);
        }
        return new RequestBody(BYTES, publisher, true, true);
    }

    /** A channel, read once while it is sent; it is closed at the end. */
    static RequestBody channel(ReadableByteChannel channel) {
        return new RequestBody(BYTES, () -> BodyPublishers.fromPublisher(new ChannelPublisher(channel)), false, true);
    }

    /** The publisher of one attempt, telling {@code progress} of every byte that leaves. */
    BodyPublisher counted(TransferProgress progress) {
        BodyPublisher source = publisher.get();
        return streamed ? new Counted(source, progress) : source;
    }

    private record Counted(BodyPublisher source, TransferProgress progress) implements BodyPublisher {
        @Override
        public long contentLength() {
            return source.contentLength();
        }

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            source.subscribe(new Counter(subscriber, progress, source.contentLength()));
        }
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
