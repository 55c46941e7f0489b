package dev.sluice.client.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;

/**
 * What a channel gives, read on a thread of its own as fast as it is wanted: a channel may block, and the threads of the
 * HttpClient must not. For one subscriber.
 */
final class ChannelPublisher implements Flow.Publisher<ByteBuffer> {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int BUFFERS = 4;

    private final ReadableByteChannel channel;

    ChannelPublisher(ReadableByteChannel channel) {
        this.channel = channel;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        SubmissionPublisher<ByteBuffer> parts = new SubmissionPublisher<>(
                task -> Thread.ofVirtual().name("sluice-core-upload").start(task), BUFFERS);
        parts.subscribe(subscriber);
        Thread.ofVirtual().name("sluice-core-source").start(() -> pump(parts));
    }

    private void pump(SubmissionPublisher<ByteBuffer> parts) {
        try (channel) {
            // No subscriber is left when the exchange was given up.
            while (parts.hasSubscribers()) {
                ByteBuffer part = ByteBuffer.allocate(BUFFER_BYTES);
                if (channel.read(part) < 0) {
                    break;
                }
                parts.submit(part.flip());
            }
            parts.close();
        } catch (IOException fault) {
            parts.closeExceptionally(LocalFileException.reading(fault));
        } catch (RuntimeException fault) {
            parts.closeExceptionally(LocalFileException.reading(new IOException(fault.toString(), fault)));
        }
    }
}
