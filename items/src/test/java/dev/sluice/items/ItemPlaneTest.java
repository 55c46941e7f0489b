package dev.sluice.items;

import static dev.sluice.wire.items.PortalQuery.NO_CUTOFF;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.base.AccountId;
import dev.sluice.base.KeyId;
import dev.sluice.base.SessionId;
import dev.sluice.base.SettingReader;
import dev.sluice.testkit.FakeClock;
import dev.sluice.wire.items.GetQuery;
import dev.sluice.wire.items.ItemError;
import dev.sluice.wire.items.ItemRefusal;
import dev.sluice.wire.items.Mode;
import dev.sluice.wire.items.NewItem;
import dev.sluice.wire.items.PortalId;
import dev.sluice.wire.items.PortalQuery;
import dev.sluice.wire.items.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ItemPlaneTest {
    private static final AccountId ACCOUNT = new AccountId("AC0000000000000001");
    private static final KeyId KEY = new KeyId("key_1");
    private static final SessionId SESSION = new SessionId("s1");
    private static final PortalId ABC = new PortalId("abc");
    private static final PortalId DEF = new PortalId("def");

    private final FakeClock clock = new FakeClock();
    private final ItemPlane plane = new ItemPlane(ItemSettings.read(SettingReader.defaults()), clock);

    @Test
    void aGetBringsWhatCameSinceTheLastGetOfThatSession() {
        set("a", "b");
        assertThat(get(fifo(ABC))).containsExactly("a", "b");
        assertThat(get(fifo(ABC))).isEmpty();
        set("c");
        assertThat(get(fifo(ABC))).containsExactly("c");
    }

    @Test
    void anItemStampedBeforeTheClockSteppedBackIsNotReadTwiceByASessionThatRested() {
        set("a");
        clock.set(Instant.ofEpochMilli(clock.epochMs() - 1));
        assertThat(get(fifo(ABC))).containsExactly("a");
        clock.advance(Duration.ofHours(1).plusMillis(1));
        plane.sweep();
        assertThat(get(fifo(ABC))).isEmpty();
    }

    @Test
    void anotherSessionHasACursorOfItsOwn() {
        set("a");
        get(fifo(ABC));
        assertThat(payloads(poll(new SessionId("s2"), fifo(ABC)))).containsExactly("a");
    }

    @Test
    void theNewestComesFirstUnlessAskedOtherwise() {
        set("a", "b", "c");
        assertThat(get(PortalQuery.of(ABC))).containsExactly("c", "b", "a");
    }

    @Test
    void theRingKeepsTheTenNewestAndSaysHowManyAReaderMissed() {
        get(fifo(ABC));
        set("first");
        get(fifo(ABC));
        IntStream.range(0, 13).forEach(i -> set("p" + i));
        Batch batch = poll(SESSION, fifo(ABC));
        assertThat(payloads(batch)).hasSize(10).startsWith("p3").endsWith("p12");
        assertThat(existing(batch).lost()).isEqualTo(Map.of(ABC, 3L));
        assertThat(new String(existing(batch).json(), UTF_8)).endsWith("],\"lost\":3}");
        assertThat(plane.stats().lostCount()).isEqualTo(3);
        assertThat(plane.stats().lapCount()).isEqualTo(1);
    }

    @Test
    void whatWasOverwrittenBeforeASessionEverReadIsNotItsLoss() {
        IntStream.range(0, 13).forEach(i -> set("p" + i));
        Batch batch = poll(SESSION, fifo(ABC));
        assertThat(lostCount(batch)).isZero();
    }

    @Test
    void anOpenReaderIsToldOfALossEvenWhenThePortalWasNewToIt() {
        try (ItemReader reader = open(fifo(ABC))) {
            assertThat(reader.poll()).isNull();
            IntStream.range(0, 12).forEach(i -> set("p" + i));
            Batch batch = reader.poll();
            assertThat(lostCount(batch)).isEqualTo(2);
        }
    }

    @Test
    void onlyTheFirstTenOfOneSetAreUsed() {
        set(IntStream.range(0, 12).mapToObj(i -> "p" + i).toArray(String[]::new));
        assertThat(get(fifo(ABC))).hasSize(10).startsWith("p0").endsWith("p9");
    }

    @Test
    void oneSetHasOneTimeStampAndItNeverFalls() {
        long first = set("a", "b");
        clock.set(Instant.ofEpochMilli(clock.epochMs() - 60_000));
        long second = set("c");
        assertThat(second).isGreaterThanOrEqualTo(first);
    }

    @Test
    void fifoLeavesTheNewestForALaterGetWhenTheAnswerIsFull() {
        IntStream.range(0, 10).forEach(i -> set(i + "x".repeat(300)));
        List<String> seen = new ArrayList<>();
        List<String> got = get(fifo(ABC));
        while (!got.isEmpty()) {
            assertThat(got).hasSizeLessThanOrEqualTo(2);
            seen.addAll(got);
            got = get(fifo(ABC));
        }
        assertThat(seen).hasSize(10).isSorted();
    }

    @Test
    void lifoLeavesTheOldestOutForGoodAndSaysSo() {
        IntStream.range(0, 5).forEach(i -> set(i + "x".repeat(300)));
        Batch batch = poll(SESSION, PortalQuery.of(ABC));
        assertThat(payloads(batch)).hasSize(2).first().asString().startsWith("4");
        assertThat(lostCount(batch)).isEqualTo(3);
        assertThat(get(PortalQuery.of(ABC))).isEmpty();
    }

    @Test
    void anItemLargerThanTheAnswerIsStillDelivered() {
        set("x".repeat(2000));
        assertThat(get(fifo(ABC))).hasSize(1);
    }

    @Test
    void cutoffLeavesOutWhatIsOlder() {
        set("old");
        clock.advance(Duration.ofMillis(600));
        set("new");
        assertThat(get(new PortalQuery(ABC, Schedule.FIFO, 500, 0))).containsExactly("new");
    }

    @Test
    void aTimeStampInTheQueryBringsOnlyWhatIsNewer() {
        long first = set("a");
        clock.advance(Duration.ofMillis(1));
        set("b");
        assertThat(get(new PortalQuery(ABC, Schedule.FIFO, NO_CUTOFF, first))).containsExactly("b");
    }

    @Test
    void portalsAreMergedByArrivalSoABusyOneCannotStarveAQuietOne() {
        for (int i = 0; i < 4; i++) {
            setTo(ABC, "busy" + i + "x".repeat(300));
        }
        setTo(DEF, "quiet");
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            seen.addAll(get(fifo(ABC), fifo(DEF)));
        }
        assertThat(seen).hasSize(5).last().isEqualTo("quiet");
    }

    @Test
    void bothSchedulesInOneGetBothComeThrough() {
        setTo(ABC, "a1");
        setTo(ABC, "a2");
        setTo(DEF, "d1");
        setTo(DEF, "d2");
        assertThat(get(PortalQuery.of(ABC), fifo(DEF))).containsExactly("a2", "d1", "a1", "d2");
    }

    @Test
    void allPortalsAtOnceMovesNoCursor() {
        setTo(ABC, "a");
        setTo(DEF, "d");
        assertThat(payloads(plane.all(ACCOUNT))).containsExactly("d", "a");
        assertThat(get(fifo(ABC))).containsExactly("a");
        assertThat(payloads(plane.all(ACCOUNT))).hasSize(2);
    }

    @Test
    void theEleventhPortalOfAKeyIsRefusedAndNothingOfThatSetIsStored() {
        IntStream.range(0, 9).forEach(i -> setTo(new PortalId("p" + i), "x"));
        List<NewItem> two = List.of(new NewItem(ABC, "a"), new NewItem(DEF, "d"));
        assertThatThrownBy(() -> plane.set(ACCOUNT, KEY, two))
                .isInstanceOfSatisfying(
                        ItemRefusal.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(ItemError.INVALID_ARGUMENTS));
        assertThat(get(fifo(ABC))).isEmpty();
        setTo(ABC, "fits");
        assertThat(get(fifo(ABC))).containsExactly("fits");
    }

    @Test
    void anotherKeyMayWriteToAPortalThatCountsForTheFirst() {
        IntStream.range(0, 10).forEach(i -> setTo(new PortalId("p" + i), "x"));
        plane.set(ACCOUNT, new KeyId("key_2"), List.of(new NewItem(new PortalId("p0"), "y")));
        assertThat(get(fifo(new PortalId("p0")))).containsExactly("x", "y");
    }

    @Test
    void aPortalWithoutItemsForAnHourIsGoneAndCountsNoMore() {
        IntStream.range(0, 10).forEach(i -> setTo(new PortalId("p" + i), "x"));
        clock.advance(Duration.ofMinutes(61));
        plane.sweep();
        assertThat(plane.portals(ACCOUNT)).isEmpty();
        setTo(ABC, "again");
        assertThat(get(fifo(ABC))).containsExactly("again");
    }

    @Test
    void aCursorOfAPortalThatWasMadeAnewMissesNothing() {
        set("a");
        get(fifo(ABC));
        clock.advance(Duration.ofMinutes(61));
        plane.sweep();
        set("b");
        Batch batch = poll(SESSION, fifo(ABC));
        assertThat(payloads(batch)).containsExactly("b");
        assertThat(lostCount(batch)).isZero();
    }

    @Test
    void aSetWakesEveryReaderOfItsPortalAndNoOther() {
        AtomicInteger woken = new AtomicInteger();
        AtomicInteger others = new AtomicInteger();
        try (ItemReader one = open(woken::incrementAndGet, fifo(ABC));
                ItemReader two = open(woken::incrementAndGet, fifo(ABC), fifo(DEF));
                ItemReader other = open(others::incrementAndGet, fifo(DEF))) {
            set("a");
            assertThat(woken).hasValue(2);
            assertThat(others).hasValue(0);
            assertThat(List.of(one, two, other)).isNotEmpty();
        }
        set("b");
        assertThat(woken).hasValue(2);
        assertThat(plane.stats().openReaders()).isZero();
    }

    @Test
    void namesThatNobodyEverSetToLeaveNothingBehind() {
        for (int i = 0; i < 100; i++) {
            get(fifo(new PortalId("none" + i)));
        }
        assertThat(plane.portalCount()).isZero();
    }

    @Test
    void aSessionThatEndsEndsItsReadersOnce() {
        AtomicInteger ended = new AtomicInteger();
        GetQuery query = new GetQuery(List.of(fifo(ABC)), Mode.STREAM);
        ItemReader reader = plane.open(ACCOUNT, SESSION, query, () -> {}, ended::incrementAndGet);
        plane.forget(SESSION);
        plane.forget(SESSION);
        reader.close();
        assertThat(ended).hasValue(1);
        set("a");
        assertThat(reader.poll()).isNull();
    }

    @Test
    void aViewGoesOnWhereItWasAndSaysWhatWasLost() {
        set("a", "b");
        Map<PortalId, Long> position;
        try (ItemReader view = view(Map.of())) {
            assertThat(payloads(view.poll())).containsExactly("a", "b");
            position = view.position();
        }
        IntStream.range(0, 12).forEach(i -> set("p" + i));
        try (ItemReader view = view(position)) {
            Batch batch = view.poll();
            assertThat(payloads(batch)).hasSize(10);
            assertThat(lostCount(batch)).isEqualTo(2);
            assertThat(view.unknownLoss()).isEmpty();
        }
    }

    @Test
    void aViewOfAPortalThatWasMadeAnewSaysThatItCannotTell() {
        set("a");
        Map<PortalId, Long> position;
        try (ItemReader view = view(Map.of())) {
            view.poll();
            position = view.position();
        }
        clock.advance(Duration.ofMinutes(61));
        ItemPlane restarted = new ItemPlane(ItemSettings.read(SettingReader.defaults()), clock);
        GetQuery query = new GetQuery(List.of(fifo(ABC)), Mode.STREAM);
        try (ItemReader view = restarted.view(ACCOUNT, SESSION, query, position, () -> {}, () -> {})) {
            assertThat(view.unknownLoss()).containsExactly(ABC);
        }
    }

    @Test
    void aPositionInTheFutureIsNoneAndItIsToldThatNobodyKnowsWhatWasLost() {
        set("a");
        try (ItemReader view = view(Map.of(ABC, Long.MAX_VALUE))) {
            assertThat(view.unknownLoss()).containsExactly(ABC);
            assertThat(payloads(view.poll())).containsExactly("a");
        }
    }

    @Test
    void aPortalThatWasGoneAndCameBackTellsItsReadersWhatTheyLostOfIt() {
        assertThat(lostOfAPortalThatCameBackAmong(50)).isEqualTo(2);
    }

    @Test
    void aSessionForgetsItsPlacesInPortalsThatAreGoneOnceThereAreVeryMany() {
        assertThat(lostOfAPortalThatCameBackAmong(500)).isZero();
    }

    private long lostOfAPortalThatCameBackAmong(int portals) {
        for (int i = 0; i < portals; i++) {
            PortalId portal = new PortalId("p" + i);
            plane.set(ACCOUNT, new KeyId("key_" + i), List.of(new NewItem(portal, "x")));
            get(fifo(portal));
        }
        clock.advance(Duration.ofMinutes(50));
        setTo(ABC, "x");
        get(fifo(ABC)); // the session lives on
        clock.advance(Duration.ofMinutes(11));
        plane.sweep();
        IntStream.range(0, 12).forEach(i -> setTo(new PortalId("p0"), "p" + i));
        return lostCount(poll(SESSION, fifo(new PortalId("p0"))));
    }

    @Test
    void namesThatNobodyEverSetToCostNoRing() {
        ItemSettings defaults = ItemSettings.read(SettingReader.defaults());
        ItemSettings largeRings = new ItemSettings(
                defaults.portalIdMaxChars(),
                defaults.portalsPerKey(),
                defaults.portalsPerGet(),
                1 << 16,
                defaults.maxRequestBytes(),
                defaults.maxAnswerBytes(),
                defaults.itemAge(),
                defaults.getTimeout());
        ItemPlane large = new ItemPlane(largeRings, clock);
        List<PortalQuery> names = IntStream.range(0, 20_000)
                .mapToObj(i -> fifo(new PortalId("p" + i)))
                .toList();
        GetQuery query = new GetQuery(names, Mode.STREAM);
        try (ItemReader reader = large.open(ACCOUNT, SESSION, query, () -> {}, () -> {})) {
            assertThat(reader.poll()).isNull();
            assertThat(large.portalCount()).isEqualTo(20_000);
        }
        assertThat(large.portalCount()).isZero();
    }

    private static PortalQuery fifo(PortalId portal) {
        return new PortalQuery(portal, Schedule.FIFO, NO_CUTOFF, 0);
    }

    private long set(String... payloads) {
        return plane.set(
                ACCOUNT,
                KEY,
                Arrays.stream(payloads).map(text -> new NewItem(ABC, text)).toList());
    }

    private void setTo(PortalId portal, String payload) {
        plane.set(ACCOUNT, KEY, List.of(new NewItem(portal, payload)));
    }

    private List<String> get(PortalQuery... queries) {
        return payloads(poll(SESSION, queries));
    }

    private @Nullable Batch poll(SessionId session, PortalQuery... queries) {
        GetQuery query = new GetQuery(List.of(queries), Mode.PROBE);
        try (ItemReader reader = plane.open(ACCOUNT, session, query, () -> {}, () -> {})) {
            return reader.poll();
        }
    }

    private ItemReader open(PortalQuery... queries) {
        return open(() -> {}, queries);
    }

    private ItemReader open(Runnable wake, PortalQuery... queries) {
        return plane.open(ACCOUNT, SESSION, new GetQuery(List.of(queries), Mode.STREAM), wake, () -> {});
    }

    private ItemReader view(Map<PortalId, Long> from) {
        GetQuery query = new GetQuery(List.of(fifo(ABC)), Mode.STREAM);
        return plane.view(ACCOUNT, SESSION, query, from, () -> {}, () -> {});
    }

    private static List<String> payloads(@Nullable Batch batch) {
        List<String> payloads = new ArrayList<>();
        if (batch != null) {
            batch.forEach((portal, index, json) -> {
                String text = new String(json, UTF_8);
                int from = text.indexOf("\"payload\":\"") + 11;
                payloads.add(text.substring(from, text.indexOf('"', from)));
            });
        }
        return payloads;
    }

    private static long lostCount(@Nullable Batch batch) {
        return existing(batch).lostCount();
    }

    private static Batch existing(@Nullable Batch batch) {
        return Objects.requireNonNull(batch, "the poll brought nothing");
    }
}
