package dev.sluice.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OpenLoopTest {
    @Test
    void itemsThatCouldNotBeSentCountWithTheTimeTheyWaited() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Endpoint endpoint = Endpoint.resp(silent.getLocalPort());
            Request request = new Request(Stamp.payload(40));
            OpenLoop loop = new OpenLoop(
                    new OpenLoop.Publishing(endpoint, List.of(request), 1),
                    List.of(new OpenLoop.Subscription(endpoint, 0, request, false)),
                    published -> {});

            OpenLoop.Result result = loop.run(
                    new OpenLoop.Timing(
                            100, Duration.ZERO, Duration.ZERO, Duration.ofMillis(200), Duration.ofSeconds(3)),
                    () -> new CpuMeter(List.of()));

            assertThat(result.published()).isEqualTo(1);
            assertThat(result.delivered()).isZero();
            assertThat(result.replies().count()).isEqualTo(19);
            assertThat(result.deliveries().count()).isEqualTo(19);
            assertThat(result.deliveries().percentileUs(0)).isGreaterThan(300_000);
        }
    }
}
