package dev.sluice.items;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.wire.items.PortalQuery;
import dev.sluice.wire.items.Schedule;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is done to a plane in whatever order, what {@link PlaneModel} keeps watch over holds. */
class ItemPlaneModelTest {
    private static final int PORTALS = 4;
    private static final int SESSIONS = 3;

    /** Something that clients, time or housekeeping do. */
    sealed interface Step {
        void run(PlaneModel model);

        /** A set of an item to each of these portals, in this order, with payloads of this length. */
        record Set(List<Integer> portals, int payloadChars) implements Step {
            @Override
            public void run(PlaneModel model) {
                model.set(portals, payloadChars);
            }
        }

        record Get(int session, List<Integer> portals, Schedule schedule) implements Step {
            @Override
            public void run(PlaneModel model) {
                model.get(session, portals, schedule);
            }
        }

        /** By a session of its own, because what it leaves out as too old is nobody's loss. */
        record GetFresh(List<Integer> portals, Schedule schedule, long cutoffMs, long afterMs) implements Step {
            @Override
            public void run(PlaneModel model) {
                model.getFresh(portals, schedule, cutoffMs, afterMs);
            }
        }

        record All() implements Step {
            @Override
            public void run(PlaneModel model) {
                model.all();
            }
        }

        record Wait(long ms) implements Step {
            @Override
            public void run(PlaneModel model) {
                model.advance(ms);
            }
        }

        record ClockStepsBack(long ms) implements Step {
            @Override
            public void run(PlaneModel model) {
                model.advance(-ms);
            }
        }

        record Sweep() implements Step {
            @Override
            public void run(PlaneModel model) {
                model.sweep();
            }
        }

        record EndSession(int session) implements Step {
            @Override
            public void run(PlaneModel model) {
                model.endSession(session);
            }
        }
    }

    @Property(tries = 400)
    void asLongAsNothingExpiresEveryItemIsReadOnceOrToldAsLost(@ForAll("stepsWithinAnItemsLife") List<Step> steps) {
        PlaneModel model = new PlaneModel(PORTALS, SESSIONS);
        steps.forEach(step -> step.run(model));
        model.readToTheEnd();
        assertThat(model.readOrLost()).isEqualTo(model.owed());
    }

    @Property(tries = 400)
    void overItemsLivesNothingIsReadTwiceOrOutOfOrderOrTooLate(@ForAll("stepsOverItemsLives") List<Step> steps) {
        PlaneModel model = new PlaneModel(PORTALS, SESSIONS);
        steps.forEach(step -> step.run(model));
        model.readToTheEnd();
    }

    @Provide
    Arbitrary<List<Step>> stepsWithinAnItemsLife() {
        return steps(Arbitraries.longs().between(0, 20)).list().ofMaxSize(120);
    }

    @Provide
    Arbitrary<List<Step>> stepsOverItemsLives() {
        Arbitrary<Step> rare = Arbitraries.oneOf(
                Arbitraries.just(new Step.Sweep()),
                Arbitraries.integers().between(0, SESSIONS - 1).map(Step.EndSession::new),
                Arbitraries.longs().between(0, 500).map(Step.ClockStepsBack::new));
        long lifeMs = PlaneModel.ITEM_AGE.toMillis();
        return Arbitraries.oneOf(steps(Arbitraries.longs().between(0, lifeMs)), rare)
                .list()
                .ofMaxSize(120);
    }

    private static Arbitrary<Step> steps(Arbitrary<Long> waitsMs) {
        Arbitrary<List<Integer>> names = Arbitraries.integers()
                .between(0, PORTALS - 1)
                .list()
                .uniqueElements()
                .ofMinSize(1);
        Arbitrary<Schedule> schedules = Arbitraries.of(Schedule.class);
        Arbitrary<Step> set = Combinators.combine(
                        Arbitraries.integers()
                                .between(0, PORTALS - 1)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(6),
                        Arbitraries.integers().between(0, 400))
                .as(Step.Set::new);
        Arbitrary<Step> get = Combinators.combine(Arbitraries.integers().between(0, SESSIONS - 1), names, schedules)
                .as(Step.Get::new);
        Arbitrary<Step> fresh = Combinators.combine(
                        names,
                        schedules,
                        Arbitraries.of(PortalQuery.NO_CUTOFF, 0L, 10L, 100L),
                        Arbitraries.longs().between(0, 500))
                .as(Step.GetFresh::new);
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, set),
                net.jqwik.api.Tuple.of(5, get),
                net.jqwik.api.Tuple.of(2, fresh),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(new Step.All())),
                net.jqwik.api.Tuple.of(2, waitsMs.map(Step.Wait::new)));
    }
}
