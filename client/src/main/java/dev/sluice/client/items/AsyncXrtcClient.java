package dev.sluice.client.items;

import dev.sluice.wire.items.GetQuery;
import dev.sluice.wire.items.Item;
import dev.sluice.wire.items.NewItem;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;

/**
 * A client that does not block. Logs in when opened and releases everything when closed; logs in once again when the
 * server ended the session, and repeats the call that found it ended.
 *
 * <p>Futures fail with an {@link XrtcException} (as the cause of a {@link CompletionException} where the JDK wraps it).
 * Callbacks and signals run on the client's virtual threads, or on the caller's when the result is there already; they
 * may block.
 *
 * <p>Thread-safe.
 *
 * {@snippet :
 * try (AsyncXrtcClient client = AsyncXrtcClient.builder().openAsync().join()) {
 *     client.set("exampleportal", "examplepayload")
 *             .thenCompose(when -> client.fetch(GetOptions.probe(), "exampleportal"))
 *             .thenAccept(items -> items.forEach(System.out::println))
 *             .join();
 * }
 * }
 */
public final class AsyncXrtcClient implements AutoCloseable {
    private final ItemCalls calls;

    AsyncXrtcClient(ClientSettings settings) {
        this.calls = new ItemCalls(settings);
    }

    /** Sets up a client. */
    public static XrtcClientBuilder builder() {
        return new XrtcClientBuilder();
    }

    /** Stores one item. The future brings the server's time of the set. */
    public CompletableFuture<Instant> set(String portalId, String payload) {
        return set(List.of(XrtcClient.newItem(portalId, payload)));
    }

    /** Stores several items, in one request: all or none, for one portal or several. */
    public CompletableFuture<Instant> set(NewItem... items) {
        return set(List.of(items));
    }

    /**
     * Stores several items, in one request. Servers as documented keep ten items per portal, and of a set that brings
     * more for one portal the first ten. Cancelling the future ends the request, which the server may have seen.
     */
    public CompletableFuture<Instant> set(List<NewItem> items) {
        CancelSwitch cancel = new CancelSwitch();
        return cancelling(calls.set(List.copyOf(items), cancel), cancel);
    }

    /** A probe of these portals, newest item first; of all portals of the account when none is named. */
    public Flow.Publisher<Item> get(String... portalIds) {
        return get(GetOptions.probe(), portalIds);
    }

    /** A get of these portals; of all portals of the account, without effect of the options, when none is named. */
    public Flow.Publisher<Item> get(GetOptions options, String... portalIds) {
        return get(options.query(portalIds));
    }

    /**
     * A get. Each subscription makes one of its own, and completes when the answer ends. What a subscriber does not ask
     * for is not read: its demand reaches the socket, and at most one network reading and one answer object wait here.
     *
     * {@snippet :
     * client.get(GetOptions.stream().fifo(), "exampleportal").subscribe(subscriber);
     * }
     */
    public Flow.Publisher<Item> get(GetQuery query) {
        return new ItemPublisher(cancel -> calls.get(query, cancel));
    }

    /** Stream gets one after the other, past the time limit of each: see {@link #follow(GetQuery)}. */
    public Flow.Publisher<Item> follow(GetOptions options, String... portalIds) {
        return follow(options.query(portalIds));
    }

    /**
     * Stream gets one after the other, until the subscription is cancelled or a get fails. The mode of the query is
     * taken as stream. Between two gets items wait in the server's ring.
     */
    public Flow.Publisher<Item> follow(GetQuery query) {
        return new ItemPublisher(cancel -> calls.follow(query, cancel));
    }

    /** All items of a probe or watch at once (of a stream when it has ended). */
    public CompletableFuture<List<Item>> fetch(GetOptions options, String... portalIds) {
        return fetch(options.query(portalIds));
    }

    /** All items of a get at once. */
    public CompletableFuture<List<Item>> fetch(GetQuery query) {
        Collected collected = new Collected();
        get(query).subscribe(collected);
        return collected.items();
    }

    /** The server's time of the latest login. */
    public Instant loginTime() {
        return calls.loginTime();
    }

    /** How many items the server said were overwritten before this client could read them, since it was opened. */
    public long lostItems() {
        return calls.lostItems();
    }

    /** Ends what is under way (its futures and publishers fail), releases connections and threads. Idempotent. */
    @Override
    public void close() {
        calls.close();
    }

    CompletableFuture<Session> login() {
        return calls.login();
    }

    URI loginUrl() {
        return calls.endpoints().login();
    }

    ItemCalls calls() {
        return calls;
    }

    private static <T> CompletableFuture<T> cancelling(CompletableFuture<T> result, CancelSwitch cancel) {
        Completions.on(result, (value, failure) -> {
            if (result.isCancelled()) {
                cancel.cancel("its future was cancelled");
            }
        });
        return result;
    }
}
