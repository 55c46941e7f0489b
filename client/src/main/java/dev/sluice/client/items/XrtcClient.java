package dev.sluice.client.items;

import dev.sluice.wire.items.GetQuery;
import dev.sluice.wire.items.Mode;
import dev.sluice.wire.items.NewItem;
import dev.sluice.wire.items.PortalId;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A client that blocks. Logs in when opened and releases everything when closed; logs in once again when the server
 * ended the session, and repeats the call that found it ended.
 *
 * <p>Calls throw {@link XrtcException}. An interrupt of the calling thread ends its call with
 * {@link XrtcException.Cancelled}. Thread-safe, and at home on virtual threads.
 *
 * {@snippet :
 * try (XrtcClient client = XrtcClient.open()) {
 *     client.set("exampleportal", "examplepayload");
 *     for (Item item : client.get("exampleportal")) {
 *         System.out.println(item.payload());
 *     }
 * }
 * }
 */
public final class XrtcClient implements AutoCloseable {
    private final AsyncXrtcClient async;
    private final ItemCalls calls;

    XrtcClient(AsyncXrtcClient async) {
        this.async = async;
        this.calls = async.calls();
    }

    /** Logs in with what the environment and {@code xrtc.env} say: {@code builder().open()}. */
    public static XrtcClient open() {
        return builder().open();
    }

    /** Sets up a client. */
    public static XrtcClientBuilder builder() {
        return new XrtcClientBuilder();
    }

    /** Stores one item, and returns the server's time of the set. */
    public Instant set(String portalId, String payload) {
        return set(List.of(newItem(portalId, payload)));
    }

    /** Stores several items, in one request: all or none, for one portal or several. */
    public Instant set(NewItem... items) {
        return set(List.of(items));
    }

    /**
     * Stores several items, in one request. Servers as documented keep ten items per portal, and of a set that brings
     * more for one portal the first ten.
     */
    public Instant set(List<NewItem> items) {
        CancelSwitch cancel = new CancelSwitch();
        return Blocking.await(
                calls.set(List.copyOf(items), cancel), calls.endpoints().set(), cancel);
    }

    /** A probe of these portals, newest item first; of all portals of the account when none is named. */
    public ItemStream get(String... portalIds) {
        return get(GetOptions.probe(), portalIds);
    }

    /** A get of these portals; of all portals of the account, without effect of the options, when none is named. */
    public ItemStream get(GetOptions options, String... portalIds) {
        return get(options.query(portalIds));
    }

    /**
     * A get. Returns when the answer is there, of a stream its beginning.
     *
     * {@snippet :
     * try (ItemStream items = client.get(GetOptions.stream().fifo(), "exampleportal")) {
     *     for (Item item : items) {
     *         System.out.println(item.payload());
     *     }
     * }
     * }
     */
    public ItemStream get(GetQuery query) {
        CancelSwitch cancel = new CancelSwitch();
        URI url = calls.endpoints().get();
        ItemFeed feed = Blocking.await(calls.get(query, cancel), url, cancel);
        if (query.mode() != Mode.STREAM) {
            // One object, fetched now: a reader that stops halfway through a short answer keeps no connection.
            Blocking.await(feed.advance(), url, cancel);
        }
        return new ItemStream(feed, url);
    }

    /** Stream gets one after the other, past the time limit of each: see {@link #follow(GetQuery)}. */
    public ItemStream follow(GetOptions options, String... portalIds) {
        return follow(options.query(portalIds));
    }

    /**
     * Stream gets one after the other, until the result is closed or a get fails. The mode of the query is taken as
     * stream. Between two gets items wait in the server's ring.
     *
     * {@snippet :
     * try (ItemStream items = client.follow(GetOptions.stream().fifo(), "exampleportal")) {
     *     items.forEach(item -> System.out.println(item.payload()));
     * }
     * }
     */
    public ItemStream follow(GetQuery query) {
        CancelSwitch cancel = new CancelSwitch();
        URI url = calls.endpoints().get();
        return new ItemStream(Blocking.await(calls.follow(query, cancel), url, cancel), url);
    }

    /** The same client, with the same session, for callers that do not want to block. Closed with this one. */
    public AsyncXrtcClient async() {
        return async;
    }

    /** The server's time of the latest login. */
    public Instant loginTime() {
        return async.loginTime();
    }

    /** How many items the server said were overwritten before this client could read them, since it was opened. */
    public long lostItems() {
        return calls.lostItems();
    }

    /** Ends what is under way (other threads' calls fail), releases connections and threads. Idempotent. */
    @Override
    public void close() {
        calls.close();
    }

    static NewItem newItem(String portalId, String payload) {
        return new NewItem(new PortalId(portalId), payload);
    }
}
