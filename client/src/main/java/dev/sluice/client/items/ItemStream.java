package dev.sluice.client.items;

import dev.sluice.wire.items.Item;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The items of a get, as they arrive: a stream's iterator waits for the next item and ends with the server's answer.
 * Nothing is read ahead of the reader, so a slow reader slows the server's sending down, and may lose items that its
 * ring overwrites meanwhile.
 *
 * <p>To be read once, by one thread. A stream or follow that is not read to its end must be closed, or it keeps a
 * connection; a probe's or watch's answer keeps none. {@link #close} may come from any thread and ends the reading.
 *
 * <p>Reading throws {@link XrtcException} when the answer breaks off or the client is closed.
 */
public final class ItemStream implements Iterable<Item>, AutoCloseable {
    private final ItemFeed feed;
    private final URI url;
    private final AtomicBoolean isBeingRead = new AtomicBoolean();

    ItemStream(ItemFeed feed, URI url) {
        this.feed = feed;
        this.url = url;
    }

    /**
     * The one iterator.
     *
     * @throws IllegalStateException when called again, because items come only once
     */
    @Override
    public Iterator<Item> iterator() {
        if (!isBeingRead.compareAndSet(false, true)) {
            throw new IllegalStateException("the items of a get can be read once; get again for more");
        }
        return new Items();
    }

    /** The same items as a stream, which closes the get when it is closed. */
    public Stream<Item> stream() {
        Spliterator<Item> items =
                Spliterators.spliteratorUnknownSize(iterator(), Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(items, false).onClose(this::close);
    }

    /** Reads to the end. */
    public List<Item> toList() {
        return stream().toList();
    }

    /** Ends the get. Idempotent. */
    @Override
    public void close() {
        feed.close();
    }

    private final class Items implements Iterator<Item> {
        private @Nullable Item next;

        @Override
        public boolean hasNext() {
            while (next == null) {
                next = feed.poll();
                if (next == null && !Blocking.await(feed.advance(), url, feed.calls())) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Item next() {
            Item item = hasNext() ? next : null;
            if (item == null) {
                throw new NoSuchElementException("the get is at its end");
            }
            next = null;
            return item;
        }
    }
}
