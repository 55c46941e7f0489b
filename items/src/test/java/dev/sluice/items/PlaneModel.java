package dev.sluice.items;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.base.AccountId;
import dev.sluice.base.KeyId;
import dev.sluice.base.SessionId;
import dev.sluice.testkit.FakeClock;
import dev.sluice.wire.items.GetAnswer;
import dev.sluice.wire.items.GetQuery;
import dev.sluice.wire.items.Item;
import dev.sluice.wire.items.ItemAnswerReader;
import dev.sluice.wire.items.Mode;
import dev.sluice.wire.items.NewItem;
import dev.sluice.wire.items.PortalId;
import dev.sluice.wire.items.PortalQuery;
import dev.sluice.wire.items.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A plane beside a naive account of everything that was ever set to it and read from it. Payloads are numbered, so that
 * each item is known again; after every step it checks what must hold whatever happened before.
 */
final class PlaneModel {
    static final Duration ITEM_AGE = Duration.ofSeconds(5);

    private static final int RING = 5;
    private static final int MAX_ANSWER_BYTES = 1024;
    private static final AccountId ACCOUNT = new AccountId("AC0000000000000001");
    private static final SessionId FRESH = new SessionId("fresh");

    private final FakeClock clock = new FakeClock();
    private final ItemPlane plane = new ItemPlane(
            new ItemSettings(32, 100, 100, RING, 1 << 20, MAX_ANSWER_BYTES, ITEM_AGE, Duration.ofSeconds(5)), clock);
    private final int portals;
    private final int sessions;
    /** Every item that was used, by its number; numbers grow over all portals. */
    private final List<Sent> sent = new ArrayList<>();

    private final Map<Integer, SessionModel> models = new HashMap<>();
    /** Reads at every set, so it must see everything at once and lose nothing. */
    private final Diligent diligent;

    private long lastTimestampMs;

    private record Sent(int portal, long timestampMs) {}

    /** What a session has seen, and since when it is owed every item of a portal. */
    private static final class SessionModel {
        final Set<Integer> seen = new HashSet<>();
        final Map<Integer, Integer> owedFrom = new HashMap<>();
        long lost;
    }

    private final class Diligent {
        private final List<Integer> seen = new ArrayList<>();
        private final ItemReader reader;
        private boolean woken;

        Diligent() {
            GetQuery query = new GetQuery(queries(allNames(), Schedule.FIFO, PortalQuery.NO_CUTOFF, 0), Mode.STREAM);
            reader = plane.view(ACCOUNT, new SessionId("diligent"), query, Map.of(), () -> woken = true, () -> {});
        }

        void readAll() {
            assertThat(woken).as("woken by the set").isTrue();
            woken = false;
            for (Batch batch = reader.poll(); batch != null; batch = reader.poll()) {
                assertThat(batch.lostCount()).isZero();
                seen.addAll(numbers(answerOf(batch)));
            }
        }
    }

    PlaneModel(int portals, int sessions) {
        this.portals = portals;
        this.sessions = sessions;
        this.diligent = new Diligent();
    }

    void set(List<Integer> names, int payloadChars) {
        List<NewItem> items = new ArrayList<>();
        List<Integer> used = new ArrayList<>();
        Map<Integer, Integer> counts = new HashMap<>();
        for (int name : names) {
            int number = sent.size() + used.size();
            boolean fits = counts.merge(name, 1, Integer::sum) <= RING;
            items.add(new NewItem(id(name), (fits ? number : -1) + ":" + "x".repeat(payloadChars)));
            if (fits) {
                used.add(name);
            }
        }
        long timestampMs = plane.set(ACCOUNT, new KeyId("key_1"), items);
        assertThat(timestampMs).isGreaterThanOrEqualTo(Math.max(lastTimestampMs, clock.epochMs()));
        lastTimestampMs = timestampMs;
        used.forEach(name -> sent.add(new Sent(name, timestampMs)));
        diligent.readAll();
        assertThat(diligent.seen)
                .isEqualTo(IntStream.range(0, sent.size()).boxed().toList());
        assertThat(plane.portals(ACCOUNT)).allMatch(view -> view.items() <= RING);
    }

    void get(int session, List<Integer> names, Schedule schedule) {
        SessionModel model = models.computeIfAbsent(session, missing -> new SessionModel());
        GetAnswer answer = probe(sessionId(session), queries(names, schedule, PortalQuery.NO_CUTOFF, 0));
        List<Integer> numbers = numbers(answer);
        checkOrder(numbers, schedule);
        assertThat(names)
                .containsAll(numbers.stream()
                        .map(number -> sent.get(number).portal())
                        .toList());
        for (int number : numbers) {
            assertThat(model.seen.add(number))
                    .as("item %s is new to the session", number)
                    .isTrue();
        }
        for (int name : names) {
            model.owedFrom.computeIfAbsent(name, first -> oldestKept(name));
        }
        model.lost += answer.lost();
    }

    void getFresh(List<Integer> names, Schedule schedule, long cutoffMs, long afterAgoMs) {
        long afterMs = Math.max(0, lastTimestampMs - afterAgoMs);
        GetAnswer answer = probe(FRESH, queries(names, schedule, cutoffMs, afterMs));
        List<Integer> numbers = numbers(answer);
        checkOrder(numbers, schedule);
        assertThat(answer.items()).allMatch(item -> item.servertimestampMs() > afterMs);
        if (cutoffMs != PortalQuery.NO_CUTOFF) {
            assertThat(answer.items()).allMatch(item -> clock.epochMs() - item.servertimestampMs() <= cutoffMs);
        }
    }

    void all() {
        List<Integer> once = numbers(answerOf(plane.all(ACCOUNT)));
        checkOrder(once, Schedule.LIFO);
        assertThat(numbers(answerOf(plane.all(ACCOUNT)))).as("no cursor moves").isEqualTo(once);
    }

    void advance(long ms) {
        clock.set(Instant.ofEpochMilli(clock.epochMs() + ms));
    }

    void sweep() {
        plane.sweep();
    }

    void endSession(int session) {
        plane.forget(sessionId(session));
        models.remove(session);
    }

    /** Every session reads until there is nothing more for it. */
    void readToTheEnd() {
        for (int session = 0; session < sessions; session++) {
            for (int name = 0; name < portals; name++) {
                SessionModel model = models.computeIfAbsent(session, missing -> new SessionModel());
                int before;
                do {
                    before = model.seen.size();
                    get(session, List.of(name), Schedule.FIFO);
                } while (model.seen.size() > before);
            }
        }
    }

    /** Items read by the sessions, and those they were told to have lost. */
    long readOrLost() {
        return models.values().stream()
                .mapToLong(model -> model.seen.size() + model.lost)
                .sum();
    }

    /** Items that were in the ring when a session first read their portal, or came later. */
    long owed() {
        return models.values().stream()
                .flatMap(model -> model.owedFrom.entrySet().stream())
                .mapToLong(owed -> IntStream.range(owed.getValue(), sent.size())
                        .filter(number -> sent.get(number).portal() == owed.getKey())
                        .count())
                .sum();
    }

    /** The number of the oldest item that the ring of this portal holds now. */
    private int oldestKept(int name) {
        int[] ofPortal = IntStream.range(0, sent.size())
                .filter(number -> sent.get(number).portal() == name)
                .toArray();
        return ofPortal.length <= RING ? 0 : ofPortal[ofPortal.length - RING];
    }

    private GetAnswer probe(SessionId session, List<PortalQuery> queries) {
        try (ItemReader reader = plane.open(ACCOUNT, session, new GetQuery(queries, Mode.PROBE), () -> {}, () -> {})) {
            return answerOf(reader.poll());
        }
    }

    private GetAnswer answerOf(@Nullable Batch batch) {
        if (batch == null) {
            return GetAnswer.EMPTY;
        }
        String json = new String(batch.json(), UTF_8);
        int lostBytes = batch.lostCount() == 0 ? 0 : (",\"lost\":" + batch.lostCount()).length();
        assertThat(batch.size() == 1 || json.length() - lostBytes <= MAX_ANSWER_BYTES)
                .as("an answer of %s items and %s bytes", batch.size(), json.length())
                .isTrue();
        assertThat(new String(batch.line(), UTF_8)).isEqualTo(json + "\n");
        return ItemAnswerReader.get(batch.json());
    }

    /** The numbers of the items, after checking that each is what was sent and not too old. */
    private List<Integer> numbers(GetAnswer answer) {
        List<Integer> numbers = new ArrayList<>();
        for (Item item : answer.items()) {
            int number =
                    Integer.parseInt(item.payload().substring(0, item.payload().indexOf(':')));
            assertThat(new Sent(portalOf(item), item.servertimestampMs())).isEqualTo(sent.get(number));
            assertThat(clock.epochMs() - item.servertimestampMs()).isLessThanOrEqualTo(ITEM_AGE.toMillis());
            numbers.add(number);
        }
        return numbers;
    }

    private static int portalOf(Item item) {
        return Integer.parseInt(item.portalId().value().substring(1));
    }

    private static void checkOrder(List<Integer> numbers, Schedule schedule) {
        List<Integer> sorted = numbers.stream()
                .sorted(schedule == Schedule.FIFO ? Integer::compare : (a, b) -> Integer.compare(b, a))
                .toList();
        assertThat(numbers).isEqualTo(sorted);
    }

    private static List<PortalQuery> queries(List<Integer> names, Schedule schedule, long cutoffMs, long afterMs) {
        return names.stream()
                .map(name -> new PortalQuery(id(name), schedule, cutoffMs, afterMs))
                .toList();
    }

    private List<Integer> allNames() {
        return IntStream.range(0, portals).boxed().toList();
    }

    private static PortalId id(int name) {
        return new PortalId("p" + name);
    }

    private static SessionId sessionId(int session) {
        return new SessionId("s" + session);
    }
}
