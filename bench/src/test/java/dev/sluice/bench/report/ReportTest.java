package dev.sluice.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.bench.Plan;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class ReportTest {
    @Test
    void theTableShowsMediansBarsAndTheMachine() {
        assertThat(MarkdownReport.of(report())).isEqualTo("""
                # Benchmark, quick run of 2026-11-21T10:00:00Z

                | machine |  |
                |---|---|
                | cores | 2 |

                **Broke off:** idle: the server closed a connection

                ## Bars

                | figure | bar | Sluice | peer | ratio | verdict |
                |---|---|---|---|---|---|
                | set requests/s | at least 0.9 × nginx | 81,000 | 100,000 | 0.81 | **miss** |
                | ready s | at most 1.0 |  |  |  | not measured |

                ## set

                | setup | server | requests/s | p99 µs | client CPU % | other CPU % | rounds | spread % |  |
                |---|---|---|---|---|---|---|---|---|
                | 64 connections | Sluice | 81,000 | 1,234 | 99 | 0 | 3 | 2.47 | client-bound |
                | 64 connections | nginx | 100,000 | 87.5 | 50 | 120 | 1 | 0 | noisy |

                ## Cannot

                | section | setup | server | why |
                |---|---|---|---|
                | set | 256 connections | nginx | it is not there |

                """);
    }

    @Test
    void theJsonHoldsEveryRound() {
        JsonNode json = new ObjectMapper().readTree(JsonReport.of(report()));

        assertThat(json.get("samples").size()).isEqualTo(4);
        assertThat(json.get("samples").get(1).get("values").get("requests/s").asDouble())
                .isEqualTo(82_000);
        assertThat(json.get("machine").get("cores").asString()).isEqualTo("2");
        assertThat(json.get("verdicts").get(0).get("outcome").asString()).isEqualTo("MISS");
    }

    @Test
    void theMachineIsDescribed() {
        assertThat(Machine.facts()).containsKeys("cores", "CPU", "memory", "kernel", "JDK of client");
    }

    private static Report report() {
        Samples samples = new Samples();
        samples.add(sample("Sluice", 1, 80_000, 1200, 98, 0));
        samples.add(sample("Sluice", 2, 82_000, 1300, 99, 0));
        samples.add(sample("Sluice", 3, 81_000, 1234, 99, 0));
        samples.add(sample("nginx", 1, 100_000, 87.5, 50, 120));
        List<Bar.Verdict> verdicts = List.of(
                new Bar(
                                "set requests/s",
                                "set",
                                "64 connections",
                                Figures.REQUESTS_PER_SECOND,
                                new Bar.Test.AtLeastTimes(0.9, "nginx", "64 connections"))
                        .judge(samples),
                new Bar("ready s", "start", "fresh", Figures.READY_SECONDS, new Bar.Test.AtMost(1)).judge(samples));
        SequencedMap<String, String> machine = new LinkedHashMap<>();
        machine.put("cores", "2");
        return new Report(
                Instant.parse("2026-11-21T10:00:00Z"),
                "quick",
                Plan.quick(),
                machine,
                samples.all(),
                verdicts,
                List.of(new Gap("set", "256 connections", "nginx", "it is not there")),
                List.of("idle: the server closed a connection"));
    }

    private static Sample sample(String subject, int round, double perSecond, double p99, double client, double other) {
        return new Sample(
                "set",
                "64 connections",
                subject,
                round,
                new Figures()
                        .put(Figures.REQUESTS_PER_SECOND, perSecond)
                        .put(Figures.P99, p99)
                        .put(Figures.CLIENT_CPU, client)
                        .put(Figures.OTHER_CPU, other)
                        .values());
    }
}
