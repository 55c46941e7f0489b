package dev.sluice.server.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.server.SluiceServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class SluiceExtensionSettingsTest {
    @RegisterExtension
    static final SluiceExtension SLUICE = SluiceExtension.with("http.address=0.0.0.0:80", "http.metrics=off");

    @Test
    void theAddressStaysAFreePortOfLoopback(SluiceServer server) {
        assertThat(server.baseUri()).hasHost("localhost");
        assertThat(server.baseUri().getPort()).isNotIn(0, 80);
    }
}
