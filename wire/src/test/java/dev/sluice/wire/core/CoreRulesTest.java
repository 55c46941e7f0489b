package dev.sluice.wire.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class CoreRulesTest {
    private static String fieldOf(ThrowingCallable request) {
        return catchThrowableOfType(InvalidRequestException.class, request).field();
    }

    private static ProcessConfig.Builder process() {
        return ProcessConfig.builder("p").input("in", "testsrc", "-f", "lavfi").output("out", "-", "-f", "null");
    }

    @Test
    void aDefinitionNeedsAnIdAnInputAndAnOutput() {
        assertThat(fieldOf(() -> ProcessConfig.builder(" ").build())).isEqualTo("id");
        assertThat(fieldOf(() -> ProcessConfig.builder("p").build())).isEqualTo("input");
        assertThat(fieldOf(() -> ProcessConfig.builder("p").input("a", "b").build()))
                .isEqualTo("output");
        assertThat(process().build().input()).hasSize(1);
    }

    @Test
    void theFaultNamesTheEntryOfAList() {
        assertThat(fieldOf(() -> process().output("two", " ").build())).isEqualTo("output[1].address");
        assertThat(fieldOf(() -> process().input("in", "again").build())).isEqualTo("input[1].id");
        ProcessIo.Cleanup rule = new ProcessIo.Cleanup("", 0, 0, true);
        assertThat(fieldOf(() -> process()
                        .output(ProcessIo.of("x", "y").withCleanup(rule))
                        .build()))
                .isEqualTo("output[1].cleanup[0].pattern");
    }

    @Test
    void timesAndLimitsAreNotNegative() {
        assertThat(fieldOf(() -> process().staleTimeout(Duration.ofSeconds(-1)).build()))
                .isEqualTo("stale_timeout_seconds");
        assertThat(fieldOf(() -> process().limits(ProcessLimits.of(-0.5, 0, 0)).build()))
                .isEqualTo("limits.cpu_usage");
    }

    @Test
    void whatIsNotSetIsNotSent() {
        assertThat(new String(CoreCodecs.PROCESS_CONFIG.encode(process().build()), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"id\":\"p\",\"type\":\"ffmpeg\","
                                + "\"input\":[{\"id\":\"in\",\"address\":\"testsrc\",\"options\":[\"-f\",\"lavfi\"]}],"
                                + "\"output\":[{\"id\":\"out\",\"address\":\"-\",\"options\":[\"-f\",\"null\"]}],\"options\":[]}");
    }

    @Test
    void aChangedCopyKeepsTheRest() {
        ProcessConfig before =
                process().reference("r").reconnect(true, Duration.ofSeconds(7)).build();
        ProcessConfig after = before.toBuilder().options("-loglevel", "debug").build();
        assertThat(after.options()).containsExactly("-loglevel", "debug");
        assertThat(after.toBuilder().options().build()).isEqualTo(before);
    }

    @Test
    void aMetricsQueryWithHistoryNeedsAnInterval() {
        assertThat(fieldOf(() -> MetricsQuery.builder()
                        .metric("cpu_idle")
                        .history(Duration.ofMinutes(1), Duration.ZERO)
                        .build()))
                .isEqualTo("interval_sec");
        assertThat(fieldOf(() -> MetricsQuery.builder().metric(" ").build())).isEqualTo("metrics[0].name");
    }

    @Test
    void aFileOperationNamesStorageAndPath() {
        assertThat(fieldOf(() -> CoreRules.check(new FileOperation("link", "mem:/a", "mem:/b", null))))
                .isEqualTo("operation");
        assertThat(fieldOf(() -> CoreRules.check(new FileOperation("copy", "/a", "mem:/b", null))))
                .isEqualTo("source");
    }

    @Test
    void aConfigChangeHoldsOnlyWhatWasNamed() {
        ConfigChange change = ConfigChange.builder()
                .set(ConfigSetting.RTMP_ENABLE, true)
                .set(ConfigSetting.SRT_LOG_TOPICS, List.of("connection"))
                .set(ConfigSetting.API_AUTH_ENABLE, false)
                .set(ConfigSetting.API_READ_ONLY, false)
                .build();
        assertThat(change.toJson())
                .hasToString(
                        "{\"version\":3,\"rtmp\":{\"enable\":true},\"srt\":{\"log\":{\"topics\":[\"connection\"]}},"
                                + "\"api\":{\"auth\":{\"enable\":false},\"read_only\":false}}");
    }

    @Test
    void aConfigValueThatNoCoreTakesFailsNamingTheSetting() {
        assertThat(fieldOf(() -> ConfigChange.builder().set(ConfigSetting.ADDRESS, "8080")))
                .isEqualTo("address");
        assertThat(fieldOf(() -> ConfigChange.builder().set(ConfigSetting.RTMP_ADDRESS_TLS, "host")))
                .isEqualTo("rtmp.address_tls");
        assertThat(fieldOf(() -> ConfigChange.builder().set(ConfigSetting.PLAYOUT_MAX_PORT, 70_000)))
                .isEqualTo("playout.max_port");
        assertThat(fieldOf(() -> ConfigChange.builder().set(ConfigSetting.METRICS_RANGE_SEC, -1L)))
                .isEqualTo("metrics.range_sec");
        assertThat(fieldOf(() -> ConfigChange.builder().set(ConfigSetting.HOST_NAME, List.of(""))))
                .isEqualTo("host.name");
    }
}
