package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.access.NewKey;
import dev.sluice.server.settings.Settings;
import dev.sluice.testkit.RawAnswer;
import java.io.IOException;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Guessing at accounts, keys, sessions and the admin password. A server for each test, because addresses are charged. */
@ExtendWith(NothingLogged.class)
final class LoginGuessingTest {
    private static final String PROBE = "{\"portals\":[{\"portalid\":\"abc\"}]}";

    private final Random random = new Random(42);
    private SluiceServer server;
    private HealthyClient healthy;

    @BeforeEach
    void start() throws IOException {
        server = SluiceServer.startInMemory(
                Settings.with("http.address=127.0.0.1:0", "access.login-failures-refill=1h"));
        healthy = HealthyClient.start(server);
    }

    @AfterEach
    void theHealthyClientNoticedNothing() throws IOException {
        healthy.awaitRounds(2);
        healthy.close();
        server.close();
    }

    @Test
    void afterTwentyFailuresAnAddressHasToWaitWhateverItTries() throws IOException {
        NewKey key = RawClient.newKey(server);
        try (RawClient guesser = RawClient.anonymous(server)) {
            for (int i = 0; i < 20; i++) {
                assertThat(guesser.login(key.account().value(), guess()).body()).contains("\"errorcode\":35");
            }
            for (String account : new String[] {key.account().value(), "AC0000000000000000", ""}) {
                RawAnswer answer = guesser.login(account, guess());
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.body()).contains("\"errorcode\":45", "TOO_FREQUENT_LOGIN");
                assertThat(answer.head().header("Retry-After")).isPresent();
            }
        }
    }

    @Test
    void aKeyInUseGoesOnLoggingInFromTheAddressOfAGuesser() throws IOException {
        NewKey key = RawClient.newKey(server);
        try (RawClient inUse = RawClient.ofKey(server, key);
                RawClient guesser = RawClient.anonymous(server)) {
            for (int i = 0; i < 30; i++) {
                guesser.login(key.account().value(), guess());
            }
            assertThat(guesser.login(key.account().value(), guess()).body()).contains("\"errorcode\":45");
            assertThat(inUse.login(key.account().value(), key.secret()).status())
                    .isEqualTo(200);
            assertThat(inUse.get(PROBE).status()).isEqualTo(200);
        }
    }

    @Test
    void forgedSessionsAreAllTheSame401() throws IOException {
        byte[] value = new byte[18];
        for (int i = 0; i < 500; i++) {
            random.nextBytes(value);
            String cookie =
                    "JSESSIONID=" + Base64.getUrlEncoder().withoutPadding().encodeToString(value);
            try (RawClient forger = RawClient.ofCookie(server, cookie)) {
                RawAnswer answer = forger.get(PROBE);
                assertThat(answer.status()).isEqualTo(401);
                assertThat(answer.body()).contains("\"errorcode\":10011");
            }
        }
    }

    @Test
    void aSessionOfAnotherAccountReachesOnlyThatAccount() throws IOException {
        try (RawClient owner = RawClient.ofNewAccount(server);
                RawClient other = RawClient.ofNewAccount(server)) {
            owner.set("abc", "secret");
            assertThat(other.get(PROBE).body()).isEqualTo("{}");
            assertThat(other.get("{}").body()).isEqualTo("{}");
            assertThat(other.cookie()).isNotEqualTo(owner.cookie());
        }
    }

    @Test
    void afterTwentyWrongAdminPasswordsTheAddressHasToWaitEvenWithTheRightOne() throws IOException {
        try (RawClient guesser = RawClient.anonymous(server)) {
            for (int i = 0; i < 20; i++) {
                assertThat(guesser.call("GET", "/admin/v1/accounts", basic(guess()))
                                .status())
                        .isEqualTo(401);
            }
            RawAnswer answer = guesser.call("GET", "/admin/v1/accounts", basic(server.adminPassword()));
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.head().header("Retry-After")).isPresent();
            assertThat(answer.body()).contains("\"errorcode\":429", "too many wrong passwords");
        }
    }

    private String guess() {
        StringBuilder key = new StringBuilder(32);
        random.ints(32, 0, 26).forEach(letter -> key.append((char) ('a' + letter)));
        return key.toString();
    }

    private static String basic(String password) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(UTF_8));
    }
}
