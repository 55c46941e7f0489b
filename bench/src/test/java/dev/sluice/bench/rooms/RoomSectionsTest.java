package dev.sluice.bench.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.Progress;
import dev.sluice.bench.report.Figures;
import dev.sluice.bench.report.Gap;
import dev.sluice.bench.report.Sample;
import dev.sluice.bench.report.Samples;
import dev.sluice.bench.rooms.server.Offers;
import dev.sluice.bench.rooms.server.PeerjsServer;
import dev.sluice.bench.rooms.server.RoomFleet;
import dev.sluice.bench.rooms.server.RoomServer;
import dev.sluice.bench.rooms.server.SluiceRooms;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Every section, small, against a server of the test's own. */
final class RoomSectionsTest {
    private static final RoomsPlan SMALL = new RoomsPlan(
            2,
            Duration.ofMillis(50),
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            List.of(1, 4),
            List.of(2, 6),
            4,
            List.of(1, 5),
            3,
            20,
            1);

    @TempDir
    private Path workDir;

    @Test
    void offersKeepTheirTimetable() {
        Sample sample = run(new RelaySection(), Map.of()).all().getFirst();

        assertThat(sample.values().get("lost")).isZero();
        assertThat(sample.values().get(Figures.P50)).isPositive();
        assertThat(sample.values().get("offers/s")).isPositive().isLessThan(1100);
    }

    @Test
    void aServerThatSwallowsOffersIsSeenToLoseThem() {
        RoomSection relay = new RelaySection();
        RoomsPlan plan = new RoomsPlan(
                1, Duration.ZERO, Duration.ZERO, Duration.ofMillis(100), List.of(), List.of(), 1, List.of(), 1, 5, 1);

        Sample sample = run(relay, plan, Map.of("stand-in.lossy", "true"), new ArrayList<>())
                .all()
                .getFirst();

        assertThat(sample.values().get("lost")).isEqualTo(10);
        assertThat(sample.values().get("max µs")).isGreaterThan(4_000_000);
    }

    @Test
    void saturationAndPoolsAreMeasuredInEverySetup() {
        Samples saturated = run(new SaturatedSection(), Map.of());
        Samples pools = run(new PoolsSection(), Map.of());

        assertThat(saturated.all())
                .extracting(Sample::setup)
                .containsExactly(
                        "50 pools of 2, 1 under way",
                        "50 pools of 2, 4 under way",
                        "50 pools of 2, 1 under way",
                        "50 pools of 2, 4 under way");
        assertThat(pools.all().subList(0, 3))
                .extracting(Sample::setup)
                .containsExactly("one pool of 2", "one pool of 6", "4 pools of 5");
        assertThat(pools.all())
                .allSatisfy(sample -> assertThat(sample.values().get(Figures.MESSAGES_PER_SECOND))
                        .isPositive());
    }

    @Test
    void joinsAreTimedUntilEverybodyKnows() {
        Samples samples = run(new JoinSection(), Map.of());

        assertThat(samples.all()).hasSize(4).allSatisfy(sample -> {
            assertThat(sample.values().get(Figures.P99)).isPositive();
            assertThat(sample.values().get("joins")).isEqualTo(3);
        });
    }

    @Test
    void idlePeersAreReallyThere() {
        Sample sample = run(new MemorySection(), Map.of()).all().getFirst();

        assertThat(sample.values().get("peers reached")).isEqualTo(20);
    }

    @Test
    void whatAServerCannotDoIsNamedAndNotAsked() {
        List<Gap> gaps = new ArrayList<>();
        RoomContext context = context(SMALL, Map.of(), gaps, new Samples());
        RoomContext.Question question = new RoomContext.Question("a million", 1_000_000, server -> new Figures());
        try (RoomFleet.Running running = context.fleet().start()) {
            RoomServer server = running.servers().getFirst();
            context.cannot("memory", "a million", server, "it is too many");
            context.ask("memory", 1, question, server);
        }

        assertThat(gaps).containsExactly(new Gap("memory", "a million", "Sluice", "it is too many"));
        assertThat(context.samples().all()).isEmpty();
    }

    @Test
    void offersAreJsonOfTheSameSizeForEveryServer() {
        try (RoomFleet.Running running = context(SMALL, Map.of(), new ArrayList<>(), new Samples())
                .fleet()
                .start()) {
            SluiceRooms sluice = (SluiceRooms) running.servers().getFirst();
            PeerjsServer peerjs = new PeerjsServer(sluice.process(), sluice.port());
            for (RoomServer server : List.of(sluice, peerjs)) {
                String offer = server.offer("a".repeat(36), "b".repeat(36));
                JsonNode json = new ObjectMapper().readTree(offer);
                assertThat(offer).hasSize(Offers.BYTES);
                assertThat(json.toString()).contains("a=rtpmap:96 VP8/90000\\r\\n");
            }
        }
    }

    @Test
    void everyBarNamesSetupsThatAreMeasured() {
        assertThat(RoomBars.all())
                .extracting(bar -> bar.section() + ": " + bar.setup())
                .containsExactly(
                        "relay: pools of 2, 1,000 offers/s",
                        "relay: pools of 2, 1,000 offers/s",
                        "saturated: 50 pools of 2, 4 under way",
                        "saturated: 50 pools of 2, 4 under way",
                        "join: 1,000 present",
                        "memory: 10,000 peers");
        assertThat(RoomsPlan.full().underWay()).contains(4);
        assertThat(RoomsPlan.full().present()).contains(1000);
        assertThat(RoomsPlan.full().idlePeers()).isEqualTo(10_000);
    }

    private Samples run(RoomSection section, Map<String, String> settings) {
        return run(section, SMALL, settings, new ArrayList<>());
    }

    private Samples run(RoomSection section, RoomsPlan plan, Map<String, String> settings, List<Gap> gaps) {
        Samples samples = new Samples();
        section.run(context(plan, settings, gaps, samples));
        return samples;
    }

    private RoomContext context(RoomsPlan plan, Map<String, String> settings, List<Gap> gaps, Samples samples) {
        List<String> standIn = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                RoomStandIn.class.getName());
        RoomFleet fleet = new RoomFleet(standIn, settings, Optional.empty(), Optional.empty(), workDir);
        Progress progress = new Progress(new PrintStream(OutputStream.nullOutputStream(), false));
        return new RoomContext(plan, fleet, samples, gaps, progress);
    }
}
