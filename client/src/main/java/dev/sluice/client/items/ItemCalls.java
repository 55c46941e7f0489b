package dev.sluice.client.items;

import dev.sluice.wire.items.AnswerFault;
import dev.sluice.wire.items.GetQuery;
import dev.sluice.wire.items.ItemAnswerReader;
import dev.sluice.wire.items.ItemRefusal;
import dev.sluice.wire.items.ItemRequestWriter;
import dev.sluice.wire.items.Mode;
import dev.sluice.wire.items.NewItem;
import dev.sluice.wire.items.PortalId;
import dev.sluice.wire.items.PortalQuery;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The calls of the dialect, for both clients: arguments checked, one new login when the session ended, answers decoded.
 *
 * <p>Thread-safe.
 */
final class ItemCalls implements AutoCloseable {
    private final Endpoints endpoints;
    private final ClientSettings settings;
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("sluice-client-", 0).factory());
    private final Timers timers = new ScheduledTimers(executor);
    private final HttpPosts posts;
    private final Sessions sessions;
    private final Deliveries deliveries;
    private final Losses losses;
    private final Set<ItemFeed> feeds = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    ItemCalls(ClientSettings settings) {
        this.settings = settings;
        this.endpoints = settings.endpoints();
        this.posts = new HttpPosts(settings, timers, executor);
        this.sessions = new Sessions(posts, endpoints.login(), settings.credentials());
        this.deliveries = new Deliveries(
                settings.limits().rememberedDeliveries(), settings.limits().rememberedPortals());
        this.losses = new Losses(settings.onLost());
    }

    Endpoints endpoints() {
        return endpoints;
    }

    CompletableFuture<Session> login() {
        return sessions.current();
    }

    Instant loginTime() {
        return Instant.ofEpochMilli(sessions.loginTimeMs());
    }

    long lostItems() {
        return losses.total();
    }

    CompletableFuture<Instant> set(List<NewItem> items, CancelSwitch cancel) {
        URI url = endpoints.set();
        if (items.isEmpty()) {
            return refuse(url, "a set needs at least one item");
        }
        for (NewItem item : items) {
            if (isWrong(item.portalId())) {
                return refuse(url, wrongPortal(item.portalId()));
            }
        }
        return send(url, () -> ItemRequestWriter.set(items), ObjectCutter.Framing.WHOLE, cancel)
                .thenCompose(opened -> opened.answer().whole().thenApply(body -> timestamp(opened.answer(), body)));
    }

    CompletableFuture<ItemFeed> get(GetQuery query, CancelSwitch cancel) {
        return open(query, cancel).thenApply(batches -> feed(batches, cancel));
    }

    CompletableFuture<ItemFeed> follow(GetQuery asked, CancelSwitch cancel) {
        if (asked.allPortals()) {
            return refuse(endpoints.get(), "a follow needs the portals to follow");
        }
        GetQuery query = new GetQuery(asked.portals(), Mode.STREAM);
        Supplier<CompletableFuture<Batches>> opener = () -> open(query, cancel);
        return opener.get().thenApply(first -> feed(new Follow(first, opener, timers, settings.clock()), cancel));
    }

    private CompletableFuture<Batches> open(GetQuery query, CancelSwitch cancel) {
        for (PortalQuery portal : query.portals()) {
            if (isWrong(portal.portalId())) {
                return refuse(endpoints.get(), wrongPortal(portal.portalId()));
            }
        }
        boolean lines = query.mode() == Mode.STREAM;
        ObjectCutter.Framing framing = lines ? ObjectCutter.Framing.LINES : ObjectCutter.Framing.WHOLE;
        return send(endpoints.get(), () -> ItemRequestWriter.get(query), framing, cancel)
                .thenApply(opened -> new SingleGet(
                        opened.answer(),
                        query.allPortals()
                                ? Batch.OUTSIDE_CURSORS
                                : opened.session().generation(),
                        !lines,
                        losses));
    }

    private ItemFeed feed(Batches batches, CancelSwitch cancel) {
        ItemFeed feed = new ItemFeed(endpoints.get(), batches, cancel, deliveries, feeds::remove);
        feeds.add(feed);
        if (closed) {
            feed.abort(HttpPosts.CLOSED);
        }
        return feed;
    }

    /** An answer with status 200 has begun, in this session. */
    private record Opened(Answer answer, Session session) {}

    private CompletableFuture<Opened> send(
            URI url, Supplier<byte[]> writer, ObjectCutter.Framing framing, CancelSwitch cancel) {
        byte[] json;
        try {
            json = writer.get();
        } catch (ItemRefusal e) {
            return CompletableFuture.failedFuture(Failures.unsent(url, e.detail(), e));
        }
        int maxBytes = settings.limits().maxJsonBytes();
        if (json.length > maxBytes) {
            return refuse(url, "the request has " + json.length + " bytes of JSON, " + maxBytes + " are allowed");
        }
        Function<Session, CompletableFuture<Opened>> attempt = session -> attempt(url, json, session, framing, cancel);
        return sessions.current()
                .thenCompose(session -> attempt.apply(session).exceptionallyCompose(failure -> {
                    if (Failures.network(url, 0, failure) instanceof XrtcException.SessionEnded) {
                        return sessions.after(session).thenCompose(attempt);
                    }
                    return CompletableFuture.failedFuture(failure);
                }));
    }

    private CompletableFuture<Opened> attempt(
            URI url, byte[] json, Session session, ObjectCutter.Framing framing, CancelSwitch cancel) {
        Call call = posts.call(url, json, session.cookies(), framing);
        cancel.enter(call);
        return call.start().thenCompose(answer -> {
            if (answer.status() == 200) {
                return CompletableFuture.completedFuture(new Opened(answer, session));
            }
            return answer.whole().thenCompose(body -> CompletableFuture.failedFuture(Failures.refused(answer, body)));
        });
    }

    private static Instant timestamp(Answer answer, byte[] body) {
        try {
            return Instant.ofEpochMilli(ItemAnswerReader.servertimestampMs(body));
        } catch (AnswerFault e) {
            throw answer.violation("the answer to the set is broken: " + e.getMessage(), e);
        }
    }

    private static <T> CompletableFuture<T> refuse(URI url, String what) {
        return CompletableFuture.failedFuture(Failures.unsent(url, what, null));
    }

    private static boolean isWrong(PortalId id) {
        return !PortalId.isValid(id.value(), PortalId.MAX_CHARS);
    }

    private static String wrongPortal(PortalId id) {
        return "\"" + id + "\" is no portal id: 1 to " + PortalId.MAX_CHARS + " ASCII letters and digits expected";
    }

    /** Ends what is open, releases connections and threads. Idempotent, and safe on the client's own threads. */
    @Override
    public void close() {
        closed = true;
        for (ItemFeed feed : Set.copyOf(feeds)) {
            feed.abort(HttpPosts.CLOSED);
        }
        posts.close();
        timers.close();
        executor.shutdown();
    }
}
