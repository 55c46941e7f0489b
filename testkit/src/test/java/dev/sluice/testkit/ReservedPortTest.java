package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakExtension.class)
final class ReservedPortTest {
    @Test
    void refusesConnectionsUntilAServerOfTheTestListens() throws IOException {
        try (ReservedPort reserved = new ReservedPort();
                ServerSocket server = new ServerSocket()) {
            assertThatThrownBy(() -> RawSocket.connect(reserved.port())).isInstanceOf(ConnectException.class);

            server.bind(reserved.address());

            RawSocket.connect(reserved.port()).close();
            assertThat(server.getLocalPort()).isEqualTo(reserved.port());
        }
    }

    @Test
    void nobodyWhoAsksForAnyPortGetsIt() {
        try (ReservedPort reserved = new ReservedPort()) {
            Set<Integer> others = new HashSet<>();
            for (int i = 0; i < 1_000; i++) {
                try (ReservedPort other = new ReservedPort()) {
                    others.add(other.port());
                }
            }
            assertThat(others).doesNotContain(reserved.port());
        }
    }
}
