package dev.sluice.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.server.settings.Settings;
import dev.sluice.testkit.ReservedPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

final class SidePortsTest {
    @Test
    void ofTwoServersThatOnlyDifferInTheMainPortTheSecondMovesItsSidePorts() throws IOException {
        try (ReservedPort one = new ReservedPort();
                ReservedPort other = new ReservedPort();
                SluiceServer first = SluiceServer.startInMemory(Settings.with("http.address=127.0.0.1:" + one.port()));
                SluiceServer second =
                        SluiceServer.startInMemory(Settings.with("http.address=127.0.0.1:" + other.port()))) {
            assertThat(second.stunPort()).isPositive().isNotEqualTo(first.stunPort());
            assertThat(second.sspUri().orElseThrow())
                    .isNotEqualTo(first.sspUri().orElseThrow());
            int ssp = second.sspUri().orElseThrow().getPort();
            try (Socket reached = new Socket(InetAddress.getLoopbackAddress(), ssp)) {
                assertThat(reached.isConnected()).isTrue();
            }
        }
    }
}
