package dev.sluice.bench.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.sluice.bench.Plan;
import dev.sluice.bench.Programs;
import dev.sluice.bench.Progress;
import dev.sluice.bench.load.LoadException;
import dev.sluice.bench.peer.Fleet;
import dev.sluice.bench.report.Figures;
import dev.sluice.bench.report.Sample;
import dev.sluice.bench.report.Samples;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every section, small, against a server of the test's own. */
final class SectionsTest {
    private static final Plan SMALL = new Plan(
            2,
            Duration.ofMillis(50),
            Duration.ofMillis(20),
            Duration.ofMillis(300),
            List.of(1, 4),
            List.of(1, 3),
            500,
            Duration.ofMillis(700),
            20,
            1,
            1);

    @TempDir
    private Path workDir;

    @Test
    void requestsAreCountedAtEveryNumberOfConnections() {
        Samples samples = run(RequestSection.sets(), Map.of());

        assertThat(samples.all())
                .extracting(Sample::setup, Sample::round)
                .containsExactly(
                        tuple("1 connection", 1),
                        tuple("4 connections", 1),
                        tuple("1 connection", 2),
                        tuple("4 connections", 2),
                        tuple("after the load", 1));
        assertThat(samples.all().getFirst().values().get(Figures.REQUESTS_PER_SECOND))
                .isPositive();
        assertThat(samples.all().getLast().values().get("RSS MB")).isPositive();
    }

    @Test
    void probesAreCountedToo() {
        assertThat(run(RequestSection.probes(), Map.of()).all()).hasSize(5);
    }

    @Test
    void pacedSetsKeepTheirRate() {
        assertThat(run(new PacedSection(), Map.of()).all().getFirst().values().get("sets/s"))
                .isPositive()
                .isLessThan(600);
    }

    @Test
    void everyReaderIsTimed() {
        Samples samples = run(new DeliverySection(), Map.of());

        assertThat(samples.all()).hasSize(4).allSatisfy(sample -> {
            assertThat(sample.values().get(Figures.P50)).isPositive();
            assertThat(sample.values().get("delivered %")).isEqualTo(100);
        });
    }

    @Test
    void aServerThatLosesNothingIsSeenToLoseNothing() {
        SequencedMap<String, Double> values =
                run(new LossSection(), Map.of()).all().getFirst().values();

        assertThat(values.get(Figures.LOST_OR_DOUBLED)).isZero();
        assertThat(values.get("published")).isEqualTo(3500);
        assertThat(values.get("delivered")).isEqualTo(3500);
    }

    @Test
    void aServerThatSwallowsItemsIsSeenToLoseThem() {
        Samples samples = run(new LossSection(), Map.of("stand-in.lossy", "true"));

        assertThat(samples.all().getFirst().values().get("lost")).isEqualTo(350);
    }

    @Test
    void idleReadersAreOpenAndWeighed() {
        SequencedMap<String, Double> values =
                run(new IdleSection(), Map.of()).all().getFirst().values();

        assertThat(values.get("readers reached")).isEqualTo(20);
        assertThat(values.get("RSS after MB")).isPositive();
    }

    @Test
    void aStartIsTimed() {
        assertThat(run(new StartSection(), Map.of()).all().getFirst().values().get(Figures.READY_SECONDS))
                .isPositive();
    }

    @Test
    void peersThatAreInstalledAnswerTheSameQuestions() {
        Optional<Path> redis = Programs.find("redis-server");
        Optional<Path> nginx = Programs.find("nginx");
        assumeThat(redis).isPresent();
        assumeThat(nginx).isPresent();
        Samples samples = new Samples();
        Fleet fleet = new Fleet(standIn(), Map.of(), redis, nginx, workDir);
        for (Section section : List.of(RequestSection.probes(), new DeliverySection())) {
            section.run(context(fleet, samples));
        }

        assertThat(samples.median(new Samples.Case("get", "4 connections", "nginx"), Figures.REQUESTS_PER_SECOND))
                .isPresent();
        assertThat(samples.median(new Samples.Case("delivery", "3 readers", "Redis"), "delivered %"))
                .hasValue(100);
    }

    @Test
    void aServerThatDoesNotStartIsQuoted() {
        Fleet fleet =
                new Fleet(List.of("ls", "/no/such/folder"), Map.of(), Optional.empty(), Optional.empty(), workDir);

        assertThatThrownBy(() -> new StartSection().run(context(fleet, new Samples())))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("sluice ended with code");
    }

    private Samples run(Section section, Map<String, String> settings) {
        Samples samples = new Samples();
        section.run(context(new Fleet(standIn(), settings, Optional.empty(), Optional.empty(), workDir), samples));
        return samples;
    }

    private static Context context(Fleet fleet, Samples samples) {
        return new Context(
                SMALL, fleet, samples, new Progress(new PrintStream(OutputStream.nullOutputStream(), false)));
    }

    private static List<String> standIn() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                StandInServer.class.getName());
    }
}
