package dev.sluice.wire.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class IceServerWriterTest {
    @Test
    void writesWhatABrowserTakesAsIceServers() {
        IceServer stun = IceServer.open(List.of("stun:localhost:3478"));
        IceServer turn = new IceServer(List.of("turn:a", "turn:b"), "12:x", "q\"=");

        assertThat(IceServerWriter.write(List.of(stun, turn)))
                .hasToString("[{\"urls\":[\"stun:localhost:3478\"]},"
                        + "{\"urls\":[\"turn:a\",\"turn:b\"],\"username\":\"12:x\",\"credential\":\"q\\\"=\"}]");
        assertThat(IceServerWriter.write(List.of())).hasToString("[]");
    }

    @Test
    void nothingPrintsTheCredential() {
        assertThat(new IceServer(List.of("turn:a"), "12:x", "geheim")).hasToString("IceServer[turn:a, 12:x]");
    }
}
