package dev.sluice.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.access.NewKey;
import dev.sluice.base.KeyId;
import dev.sluice.server.junit.SluiceExtension;
import dev.sluice.testkit.RawAnswer;
import dev.sluice.wire.items.ItemPaths;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins and sessions of the contract (XRTC web documentation, "Log in"; technical API page, "Errors"). */
@ExtendWith(NothingLogged.class)
final class ItemApiLoginTest {
    private static final String WRONG_CREDENTIALS = "{\"error\":{\"errorgroup\":4,\"errorcode\":35,\"errormessage\":"
            + "\"INVALID_CREDENTIALS: accountid or apikey is wrong, or one of them is disabled\"}}";

    private static final String NO_SESSION = "{\"error\":{\"errorgroup\":4,\"errorcode\":10011,\"errormessage\":"
            + "\"SESSION_INVALIDATED: the session cookie JSESSIONID is missing, wrong or expired; log in again\"}}";

    private static final String PROBE = "{\"portals\":[{\"portalid\":\"abc\"}]}";

    @RegisterExtension
    static final SluiceExtension SLUICE = SluiceExtension.with("access.login-failures-per-address=1000");

    @Test
    void aLoginAnswersATimeStampAndASessionCookie(SluiceServer server) throws IOException {
        NewKey key = RawClient.newKey(server);
        try (RawClient client = RawClient.anonymous(server)) {
            RawAnswer answer = client.login(key.account().value(), key.secret());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).matches("\\{\"servertimestamp\":\\d{13}}");
            assertThat(answer.head().header("Content-Type")).hasValue("application/json");
            assertThat(answer.head().all("Set-Cookie"))
                    .singleElement()
                    .asString()
                    .matches("JSESSIONID=[A-Za-z0-9_-]{24}; Path=/; HttpOnly; SameSite=Lax");
        }
    }

    @Test
    void aWrongKeyAWrongAccountAndSomebodyElsesKeyAreTheSameError35(SluiceServer server) throws IOException {
        NewKey key = RawClient.newKey(server);
        NewKey other = RawClient.newKey(server);
        try (RawClient client = RawClient.anonymous(server)) {
            assertDenied(client.login(key.account().value(), "x".repeat(32)));
            assertDenied(client.login("AC0000000000000000", key.secret()));
            assertDenied(client.login(key.account().value(), other.secret()));
            assertDenied(client.login("", ""));
        }
    }

    @Test
    void aDisabledAccountIsError35AndItsSessionsEnd(SluiceServer server) throws IOException {
        NewKey key = RawClient.newKey(server);
        try (RawClient client = RawClient.ofKey(server, key)) {
            server.accounts().disable(key.account());
            assertDenied(client.login(key.account().value(), key.secret()));
            assertNoSession(client.get(PROBE));
            server.accounts().enable(key.account());
            assertThat(client.login(key.account().value(), key.secret()).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aRevokedKeyIsError35AndItsSessionsEnd(SluiceServer server) throws IOException {
        NewKey key = RawClient.newKey(server);
        NewKey second = server.accounts().createKey(key.account(), "second");
        try (RawClient client = RawClient.ofKey(server, key);
                RawClient untouched = RawClient.ofKey(server, second)) {
            server.accounts().revokeKey(key.account(), key.id());
            assertDenied(client.login(key.account().value(), key.secret()));
            assertNoSession(client.get(PROBE));
            assertThat(untouched.get(PROBE).status()).isEqualTo(200);
        }
    }

    @Test
    void theEleventhKeyReplacesTheOldest(SluiceServer server) throws IOException {
        NewKey oldest = RawClient.newKey(server);
        for (int i = 0; i < 9; i++) {
            server.accounts().createKey(oldest.account(), "key " + i);
        }
        try (RawClient client = RawClient.ofKey(server, oldest)) {
            NewKey eleventh = server.accounts().createKey(oldest.account(), "eleventh");
            assertThat(eleventh.replaced())
                    .extracting(KeyId::value)
                    .containsExactly(oldest.id().value());
            assertDenied(client.login(oldest.account().value(), oldest.secret()));
            assertNoSession(client.get(PROBE));
        }
    }

    @Test
    void theEleventhLoginInARowIsError45AndSaysWhenToComeBack(SluiceServer server) throws IOException {
        NewKey key = RawClient.newKey(server);
        try (RawClient client = RawClient.anonymous(server)) {
            for (int i = 0; i < 10; i++) {
                assertThat(client.login(key.account().value(), key.secret()).status())
                        .isEqualTo(200);
            }
            RawAnswer answer = client.login(key.account().value(), key.secret());
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body())
                    .matches("\\{\"error\":\\{\"errorgroup\":4,\"errorcode\":45,\"errormessage\":\"TOO_FREQUENT_LOGIN: "
                            + "login is called too often; try again in [1-5] s and keep the session meanwhile\"}}");
            assertThat(answer.head().header("Retry-After").orElseThrow()).matches("[1-5]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"accountid\":\"AC1\"}",
                "{\"apikey\":\"x\"}",
                "{}",
                "{\"accountid\":null,\"apikey\":\"x\"}",
                "{\"accountid\":1,\"apikey\":\"x\"}",
                "{\"accountid\":\"AC1\",\"apikey\":{}}",
                "{\"accountid\":\"AC1\",\"apikey\":\"x\",\"extra\":1}"
            })
    void aMissingOrWrongArgumentIsError30(String body, SluiceServer server) throws IOException {
        try (RawClient client = RawClient.anonymous(server)) {
            assertError(client.post(ItemPaths.LOGIN, body), 6, 30, "INVALID_ARGUMENTS");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "accountid=AC1&apikey=x",
                "{\"accountid\":\"AC1\",\"apikey\":\"x\"",
                "[]",
                "{\"accountid\":\"AC1\",\"accountid\":\"AC1\",\"apikey\":\"x\"}"
            })
    void whatIsNoSuchRequestIsError20(String body, SluiceServer server) throws IOException {
        try (RawClient client = RawClient.anonymous(server)) {
            assertError(client.post(ItemPaths.LOGIN, body), 2, 20, "INPUT_BINARYJSON_PARSE_FAIL");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "JSESSIONID=",
                "JSESSIONID=AAAAAAAAAAAAAAAAAAAAAAAA",
                "jsessionid=AAAAAAAAAAAAAAAAAAAAAAAA",
                "AWSALBAPP-0=_remove_",
                ";;;=;",
            })
    void withoutALiveSessionSetAndGetAreError10011(String cookie, SluiceServer server) throws IOException {
        try (RawClient client = RawClient.ofCookie(server, cookie)) {
            assertNoSession(client.get(PROBE));
            assertNoSession(client.set("{\"items\":[{\"portalid\":\"abc\",\"payload\":\"x\"}]}"));
            assertNoSession(client.call("GET", ItemPaths.EVENT_STREAM + "?portalid=abc"));
        }
    }

    @Test
    void otherCookiesAndQuotesAroundTheValueDoNotMatter(SluiceServer server) throws IOException {
        try (RawClient login = RawClient.ofNewAccount(server)) {
            String value = login.cookie().substring("JSESSIONID=".length());
            for (String cookie : new String[] {
                "AWSALBAPP-0=_remove_; JSESSIONID=" + value,
                "JSESSIONID=\"" + value + "\"; theme=dark",
                "a=b;JSESSIONID=" + value + ";c"
            }) {
                try (RawClient client = RawClient.ofCookie(server, cookie)) {
                    assertThat(client.get(PROBE).status()).as(cookie).isEqualTo(200);
                }
            }
        }
    }

    private static void assertDenied(RawAnswer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo(WRONG_CREDENTIALS);
        assertThat(answer.head().header("Set-Cookie")).isEmpty();
    }

    private static void assertNoSession(RawAnswer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(NO_SESSION);
    }

    private static void assertError(RawAnswer answer, int group, int code, String name) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .startsWith("{\"error\":{\"errorgroup\":" + group + ",\"errorcode\":" + code + ",\"errormessage\":\""
                        + name + ": ")
                .endsWith("\"}}");
    }
}
