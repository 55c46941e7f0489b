package dev.sluice.rooms.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.testkit.FakeClock;
import dev.sluice.wire.rooms.IceServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IceServersTest {
    private static final List<String> TURN = List.of("turn:HOST:3478?transport=udp", "turns:relay.example.org:443");

    private final FakeClock clock = new FakeClock();

    @Test
    void ownStunAndTurnAreUnderTheHostThatThePeerCameBy() {
        IceServers servers = servers(List.of(), TURN, "north wind", 3478);

        assertThat(servers.forHost("meet.example.org", "alice"))
                .containsExactly(
                        IceServer.open(List.of("stun:meet.example.org:3478")),
                        new IceServer(
                                List.of("turn:meet.example.org:3478?transport=udp", "turns:relay.example.org:443"),
                                "1767268800:alice",
                                "tZJvVE69ey3bbj2xzRcaZ2KIFXY="));
        assertThat(servers.ttl()).isEqualTo(Duration.ofHours(12));
    }

    @ParameterizedTest
    @CsvSource({"::1,stun:[::1]:3478", "[fd00::2],stun:[fd00::2]:3478", "192.0.2.7,stun:192.0.2.7:3478"})
    void addressesAreWrittenAsUrlsNeedThem(String host, String url) {
        assertThat(servers(List.of(), List.of(), "", 3478).forHost(host, "alice"))
                .containsExactly(IceServer.open(List.of(url)));
    }

    @Test
    void withoutStunAndTurnThereIsNoServer() {
        assertThat(servers(List.of(), List.of(), "", 0).forHost("localhost", "alice"))
                .isEmpty();
    }

    @Test
    void furtherStunServersComeAfterTheOwn() {
        assertThat(servers(List.of("stun:stun.example.org", "stun:HOST"), List.of(), "", 5000)
                        .forHost("localhost", "alice"))
                .containsExactly(
                        IceServer.open(List.of("stun:localhost:5000", "stun:stun.example.org", "stun:localhost")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "a?x", "[::1", "$1", "evil\"", "::1]:3478"})
    void aHostThatIsNoneGetsOnlyWhatNeedsNoHost(String host) {
        IceServers servers = servers(List.of("stun:stun.example.org"), TURN, "north wind", 3478);

        assertThat(servers.forHost(host, "alice"))
                .extracting(IceServer::urls)
                .containsExactly(List.of("stun:stun.example.org"), List.of("turns:relay.example.org:443"));
    }

    @Test
    void turnWithoutItsSecretIsToldInOneSentence() {
        assertThatThrownBy(() -> servers(List.of(), TURN, "", 0))
                .isInstanceOf(MissingTurnSecretException.class)
                .hasMessage("turn.urls needs turn.secret (or turn.secret-file): the secret that the TURN server has,"
                        + " coturn's static-auth-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "turn:HOST",
                "turn:HOST:3478?transport=udp, turns:a.b:443?transport=tcp",
                "turn:[::1]:3478",
                "",
            })
    void readsTurnUrls(String text) {
        List<String> urls = IceUrlsForm.TURN.parse(text);

        assertThat(IceUrlsForm.TURN.parse(IceUrlsForm.TURN.write(urls))).isEqualTo(urls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOST:3478", "turn://HOST", "stun:HOST", "turn:HOST?transport=sctp", "turn:", "turn:a b"})
    void refusesOtherTextsAndSaysWhatIsRight(String text) {
        assertThatThrownBy(() -> IceUrlsForm.TURN.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("URLs such as turn:HOST:3478?transport=udp");
    }

    private IceServers servers(List<String> stun, List<String> turn, String secret, int stunPort) {
        return new IceServers(new IceSettings(stun, turn, secret, Duration.ofHours(12)), () -> stunPort, clock);
    }
}
