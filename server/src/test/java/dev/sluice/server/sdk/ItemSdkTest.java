package dev.sluice.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.client.items.AsyncXrtcClient;
import dev.sluice.client.items.GetOptions;
import dev.sluice.client.items.ItemStream;
import dev.sluice.client.items.XrtcClient;
import dev.sluice.client.items.XrtcClientBuilder;
import dev.sluice.client.items.XrtcException;
import dev.sluice.server.SluiceServer;
import dev.sluice.server.settings.Settings;
import dev.sluice.testkit.LeakExtension;
import dev.sluice.wire.items.ErrorAnswer;
import dev.sluice.wire.items.Item;
import dev.sluice.wire.items.NewItem;
import dev.sluice.wire.items.PortalId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakExtension.class)
final class ItemSdkTest {
    private static final int RING = 10;

    private final SluiceServer server = SluiceServer.startInMemory(Settings.with(
            "http.address=127.0.0.1:0",
            "items.get-timeout=5s",
            "access.login-burst=1000",
            "access.login-failures-per-address=1000"));
    private final XrtcClientBuilder builder = builder(server);
    private final XrtcClient client = builder.open();

    private static XrtcClientBuilder builder(SluiceServer server) {
        var credentials = server.firstCredentials().orElseThrow();
        return XrtcClient.builder()
                .environment(Map.of())
                .baseUrl(server.baseUri())
                .accountId(credentials.accountId())
                .apiKey(credentials.apiKey());
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void whatIsSetIsGotOnce() {
        client.set("a", "one");
        client.set("a", "two €😀\n\"quoted\"");
        assertThat(payloads(client.get("a"))).containsExactly("two €😀\n\"quoted\"", "one");
        assertThat(client.get("a")).isEmpty();
    }

    @Test
    void severalPortalsAndBothOrders() {
        client.set(item("a", "1"), item("b", "2"), item("a", "3"));
        assertThat(payloads(client.get(GetOptions.probe().fifo(), "a", "b"))).containsExactlyInAnyOrder("1", "2", "3");
        client.set(item("a", "4"), item("a", "5"));
        assertThat(payloads(client.get(GetOptions.probe().fifo(), "a"))).containsExactly("4", "5");
        assertThat(payloads(client.get())).containsExactlyInAnyOrder("1", "2", "3", "4", "5");
    }

    @Test
    void aWatchWaitsForTheFirstItem() {
        assertThat(client.get(GetOptions.watch(), "a")).isEmpty();
        CompletableFuture<List<Item>> watch = client.async().fetch(GetOptions.watch(), "a");
        client.set("a", "x");
        assertThat(watch.join()).hasSize(1);
    }

    @Test
    void aStreamBringsItemsAsTheyAreSetAndEnds() {
        try (ItemStream stream = client.get(GetOptions.stream().fifo(), "a")) {
            Iterator<Item> items = stream.iterator();
            for (int i = 0; i < 20; i++) {
                client.set("a", "i" + i);
                assertThat(items.next().payload()).isEqualTo("i" + i);
            }
            assertThat(items.hasNext()).isFalse();
        }
    }

    @Test
    void aCutoffHidesWhatIsOlder() {
        client.set("a", "old");
        assertThat(client.get(GetOptions.probe().cutoff(Duration.ofHours(1)), "a"))
                .hasSize(1);
    }

    @Test
    void itemsThatWereOverwrittenAreCounted() {
        client.set("a", "first");
        assertThat(payloads(client.get("a"))).containsExactly("first");
        for (int i = 0; i < RING + 5; i++) {
            client.set("a", "i" + i);
        }
        assertThat(client.get(GetOptions.probe().fifo(), "a")).hasSize(RING);
        assertThat(client.lostItems()).isEqualTo(5);
    }

    @Test
    void theServersErrorsAreTheSdksExceptions() {
        XrtcException tooLarge = catchThrowableOfType(XrtcException.class, () -> client.set("a", "x".repeat(2000)));
        assertThat(tooLarge).isInstanceOf(XrtcException.InvalidArguments.class);
        assertThat(tooLarge.error().map(ErrorAnswer::code)).contains(20);
        assertThatThrownBy(() -> builder.apiKey("wrong").open()).isInstanceOf(XrtcException.InvalidCredentials.class);
    }

    @Test
    void loggingInTooOftenIsSaid() {
        try (SluiceServer strict = SluiceServer.startInMemory(
                        Settings.with("http.address=127.0.0.1:0", "access.login-burst=1", "access.login-refill=1h"));
                XrtcClient first = builder(strict).open()) {
            assertThat(first.loginTime()).isNotNull();
            assertThatThrownBy(() -> builder(strict).open()).isInstanceOf(XrtcException.TooFrequentLogin.class);
        }
    }

    @Test
    void tooManyRequestsAreSaid() {
        try (SluiceServer strict = SluiceServer.startInMemory(
                        Settings.with("http.address=127.0.0.1:0", "access.requests-per-second=1"));
                XrtcClient limited = builder(strict).open()) {
            assertThatThrownBy(() -> IntStream.range(0, 50).forEach(i -> limited.set("a", "x")))
                    .isInstanceOf(XrtcException.RateLimited.class);
        }
    }

    @Test
    void aFollowLosesAndDoublesNothingOverManyRounds() {
        List<String> received = new ArrayList<>();
        try (SluiceServer hasty = SluiceServer.startInMemory(
                        Settings.with("http.address=127.0.0.1:0", "items.get-timeout=100ms"));
                XrtcClient reader = builder(hasty).open();
                XrtcClient writer = builder(hasty).open();
                ItemStream follow = reader.follow(GetOptions.stream().fifo(), "a")) {
            Iterator<Item> items = follow.iterator();
            for (int i = 0; i < 2000; i++) {
                writer.set("a", "i" + i);
                // A reader that keeps up: never more behind than the ring holds.
                if (i % RING == RING - 1) {
                    while (received.size() <= i) {
                        received.add(items.next().payload());
                    }
                }
            }
            assertThat(reader.lostItems()).isZero();
        }
        assertThat(received)
                .isEqualTo(IntStream.range(0, 2000).mapToObj(i -> "i" + i).toList());
    }

    /** Sessions end at any moment between two calls; items come in bursts that the ring holds. */
    @Test
    void noItemIsLostOrDoubledHoweverOftenTheSessionEnds() {
        Random random = new Random(20_261_121);
        List<String> sent = new ArrayList<>();
        List<String> received = new ArrayList<>();
        for (int round = 0; round < 300; round++) {
            int count = random.nextInt(RING + 1);
            for (int i = 0; i < count; i++) {
                // Few different payloads, so that many items differ in nothing but their number in the portal.
                String payload = "p" + random.nextInt(2);
                client.set("a", payload);
                sent.add(payload);
            }
            if (random.nextInt(3) == 0) {
                endAllSessions();
            }
            GetOptions options = count > 0 && random.nextBoolean() ? GetOptions.watch() : GetOptions.probe();
            received.addAll(payloads(client.get(options.fifo(), "a")));
        }
        received.addAll(payloads(client.get(GetOptions.probe().fifo(), "a")));
        assertThat(received).isEqualTo(sent);
        assertThat(client.lostItems()).isZero();
    }

    /** Nobody calls meanwhile, so nobody sees the account disabled. */
    private void endAllSessions() {
        var account = server.accounts().list().getFirst().id();
        server.accounts().disable(account);
        server.accounts().enable(account);
    }

    @Test
    void aDrainingServerEndsAStreamCleanly() {
        try (ItemStream stream = client.get(GetOptions.stream(), "a")) {
            CompletableFuture<List<Item>> items = CompletableFuture.supplyAsync(stream::toList);
            server.drainAndClose();
            assertThat(items).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(List.of());
        }
    }

    @Test
    void oneClientServesManyThreads() {
        AsyncXrtcClient async = client.async();
        List<CompletableFuture<?>> sets = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            sets.add(async.set("p" + i % 10, "x"));
        }
        assertThat(sets).allSatisfy(set -> assertThat(set).succeedsWithin(Duration.ofSeconds(20)));
    }

    private static NewItem item(String portalId, String payload) {
        return new NewItem(new PortalId(portalId), payload);
    }

    private static List<String> payloads(ItemStream items) {
        return items.stream().map(Item::payload).toList();
    }
}
