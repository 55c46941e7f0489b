package dev.sluice.server;

import dev.sluice.testkit.Await;
import dev.sluice.testkit.RawAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A well-behaved client at work beside a hostile one: sets an item, gets it, sees it in its event stream, again and
 * again. Closing it fails when anything was wrong, missing, doubled or slow.
 */
final class HealthyClient implements AutoCloseable {
    /** Generous, for busy build machines; a client that is starved waits for longer than this. */
    private static final Duration SLOWEST_ROUND = Duration.ofSeconds(8);

    private final RawClient client;
    private final EventReader events;
    private final Thread thread;
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private volatile boolean stopping;

    private HealthyClient(RawClient client, EventReader events) {
        this.client = client;
        this.events = events;
        this.thread = Thread.ofPlatform().name("healthy client").unstarted(this::work);
    }

    static HealthyClient start(SluiceServer server) throws IOException {
        RawClient client = RawClient.ofNewAccount(server);
        HealthyClient healthy =
                new HealthyClient(client, EventReader.open(server, client.cookie(), "portalid=healthy"));
        healthy.thread.start();
        healthy.awaitRounds(3);
        return healthy;
    }

    /** Waits until it has gone through so many more rounds, which shows that it is served. */
    void awaitRounds(int more) {
        int until = rounds.get() + more;
        Await.until(more + " rounds of the healthy client", () -> rounds.get() >= until || fault.get() != null);
        expectNoFault();
    }

    private void work() {
        try {
            while (!stopping) {
                long startNs = System.nanoTime();
                round(rounds.get());
                Duration took = Duration.ofNanos(System.nanoTime() - startNs);
                if (took.compareTo(SLOWEST_ROUND) > 0) {
                    throw new AssertionError("round " + rounds + " took " + took);
                }
                rounds.incrementAndGet();
            }
        } catch (IOException | RuntimeException | AssertionError wrong) {
            fault.set(wrong);
        }
    }

    private void round(int number) throws IOException {
        String payload = "\"payload\":\"round " + number + "\"";
        client.set("healthy", "round " + number);
        RawAnswer got = client.get("{\"portals\":[{\"portalid\":\"healthy\"}],\"schedule\":\"FIFO\"}");
        if (!got.body().startsWith("{\"items\":[{\"portalid\":\"healthy\"," + payload)
                || got.body().contains("},{")) {
            throw new AssertionError("round " + number + " got " + got);
        }
        String event = events.nextEvent();
        if (!event.contains(payload)) {
            throw new AssertionError("round " + number + " saw the event " + event);
        }
    }

    private void expectNoFault() {
        Throwable wrong = fault.get();
        if (wrong != null) {
            throw new AssertionError("the healthy client was disturbed", wrong);
        }
    }

    @Override
    public void close() throws IOException {
        stopping = true;
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        events.close();
        client.close();
        expectNoFault();
    }
}
