package dev.sluice.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.access.NewKey;
import dev.sluice.server.junit.SluiceExtension;
import dev.sluice.testkit.RawAnswer;
import java.io.IOException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /admin/v1/…}: accounts and keys for the operator, and for nobody else. */
@ExtendWith(NothingLogged.class)
final class AdminApiTest {
    @RegisterExtension
    static final SluiceExtension SLUICE = SluiceExtension.with("access.login-failures-per-address=100000");

    private String authorization;
    private RawClient client;

    @BeforeEach
    void connect(SluiceServer server) throws IOException {
        authorization = basic("admin", server.adminPassword());
        client = RawClient.anonymous(server);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
    }

    @Test
    void anAccountIsMadeListedShownDisabledAndEnabled() throws IOException {
        RawAnswer made = admin("POST", "/admin/v1/accounts", "{\"label\":\"greenhouse\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body())
                .matches("\\{\"accountid\":\"AC\\d{16}\",\"label\":\"greenhouse\",\"email\":null,\"createdms\":\\d{13},"
                        + "\"disabled\":false,\"keys\":0,\"requeststhismonth\":0}");
        String path = "/admin/v1/accounts/" + field(made, "accountid");

        assertThat(admin("GET", "/admin/v1/accounts", "").body())
                .startsWith("{\"accounts\":[{\"accountid\":\"AC")
                .contains(made.body());
        assertThat(admin("GET", path, "").body()).isEqualTo(made.body());

        String disabled = made.body().replace("\"disabled\":false", "\"disabled\":true");
        assertThat(admin("PATCH", path, "{\"disabled\":true}").body()).isEqualTo(disabled);
        assertThat(admin("PATCH", path, "{\"disabled\":true}").body()).isEqualTo(disabled);
        assertThat(admin("PATCH", path, "{\"disabled\":false}").body()).isEqualTo(made.body());
    }

    @Test
    void aKeyIsMadeWithItsSecretListedWithoutItUsedAndRevoked(SluiceServer server) throws IOException {
        String account = field(admin("POST", "/admin/v1/accounts", "{\"label\":\"x\"}"), "accountid");
        String path = "/admin/v1/accounts/" + account + "/keys";
        assertThat(admin("GET", path, "").body()).isEqualTo("{\"keys\":[]}");

        RawAnswer made = admin("POST", path, "{\"name\":\"sensor\"}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body())
                .matches("\\{\"keyid\":\"key_[a-zA-Z0-9]+\",\"name\":\"sensor\",\"apikey\":\"[A-Za-z0-9]{32}\","
                        + "\"createdms\":\\d{13},\"lastusedms\":null,\"disabled\":false}");
        String secret = field(made, "apikey");
        assertThat(admin("GET", path, "").body())
                .isEqualTo("{\"keys\":[" + made.body().replace('"' + secret + '"', "null") + "]}");

        assertThat(client.login(account, secret).status()).isEqualTo(200);
        assertThat(admin("GET", path, "").body()).matches(".*\"lastusedms\":\\d{13}.*");

        RawAnswer revoked = admin("DELETE", path + "/" + field(made, "keyid"), "");
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.body()).isEqualTo("{}");
        assertThat(client.login(account, secret).body()).contains("\"errorcode\":35");
        assertThat(admin("DELETE", path + "/" + field(made, "keyid"), "").status())
                .isEqualTo(404);
    }

    @Test
    void whatIsNotNamedIsUnnamed() throws IOException {
        RawAnswer account = admin("POST", "/admin/v1/accounts", "{}");
        assertThat(field(account, "label")).isEqualTo("unnamed");
        assertThat(field(
                        admin("POST", "/admin/v1/accounts/" + field(account, "accountid") + "/keys", "{\"name\":null}"),
                        "name"))
                .isEqualTo("unnamed");
    }

    @Test
    void requestsOfTheMonthAreCounted(SluiceServer server) throws IOException {
        NewKey key = RawClient.newKey(server);
        try (RawClient user = RawClient.ofKey(server, key)) {
            user.get("{}");
            user.get("{}");
        }
        assertThat(admin("GET", "/admin/v1/accounts/" + key.account().value(), "")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            POST  | /admin/v1/accounts | {"lable":"x"}            | unknown name 'lable'; here may stand label
            POST  | /admin/v1/accounts | {"label":5}              | label has a wrong type; it must be a text
            POST  | /admin/v1/accounts | {"label":{"a":1}}        | label has a wrong type; it must be a text
            POST  | /admin/v1/accounts | {"label":""}             | label must be 1 to 100 printable characters
            POST  | /admin/v1/accounts | {"label":"a\\nb"}         | label must be 1 to 100 printable characters
            POST  | /admin/v1/accounts | {"label":"x"}{}          | something follows the JSON object
            POST  | /admin/v1/accounts | []                       | the body must be a JSON object
            POST  | /admin/v1/accounts | "x"                      | the body must be a JSON object
            POST  | /admin/v1/accounts | null                     | the body must be a JSON object
            POST  | /admin/v1/accounts | {label:"x"}              | the body is not JSON, at byte 1; check quotes and brackets
            POST  | /admin/v1/accounts | {"label":"x"             | the body is not JSON, at byte 12; check quotes and brackets
            POST  | /admin/v1/accounts | {"label":"x","label":"y"} | a name is given twice
            PATCH | /admin/v1/accounts/FIRST | {}                 | disabled is missing; it must be true or false
            PATCH | /admin/v1/accounts/FIRST | {"disabled":"true"} | disabled has a wrong type; it must be true or false
            PATCH | /admin/v1/accounts/FIRST | {"disabled":1}     | disabled has a wrong type; it must be true or false
            PATCH | /admin/v1/accounts/FIRST | {"label":"x"}      | unknown name 'label'; here may stand disabled
            POST  | /admin/v1/accounts/FIRST/keys | {"nom":"x"}   | unknown name 'nom'; here may stand name
            POST  | /admin/v1/accounts/FIRST/keys | {"name":" "}  | name must be 1 to 100 printable characters
            """)
    void aBadBodyIs400AndTheMessageSaysWhatWouldBeRight(
            String method, String path, String body, String message, SluiceServer server) throws IOException {
        String first = server.firstCredentials().orElseThrow().accountId();
        assertError(admin(method, path.replace("FIRST", first), body), 400, message);
    }

    @Test
    void anEmptyBodyIs400() throws IOException {
        assertError(admin("POST", "/admin/v1/accounts", ""), 400, "the body is empty; it must be a JSON object");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /admin/v1/accounts/AC0000000000000000, there is no account AC0000000000000000",
        "PATCH, /admin/v1/accounts/AC0000000000000000, there is no account AC0000000000000000",
        "GET, /admin/v1/accounts/AC0000000000000000/keys, there is no account AC0000000000000000",
        "POST, /admin/v1/accounts/AC0000000000000000/keys, there is no account AC0000000000000000",
        "GET, /admin/v1/, nothing is at this path",
        "GET, /admin/v1/keys, nothing is at this path",
        "GET, /admin/v1/accounts/x/y, nothing is at this path",
        "GET, /admin/v1/accounts/x/keys/y/z, nothing is at this path",
    })
    void whatIsNotThereIs404(String method, String path, String message) throws IOException {
        assertError(admin(method, path, method.equals("PATCH") ? "{\"disabled\":true}" : "{}"), 404, message);
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /admin/v1/accounts, 'GET, POST'",
        "POST, /admin/v1/accounts/AC1, 'GET, PATCH'",
        "PUT, /admin/v1/accounts/AC1/keys, 'GET, POST'",
        "GET, /admin/v1/accounts/AC1/keys/key1, DELETE"
    })
    void anotherMethodIs405AndSaysWhichItAnswersTo(String method, String path, String allowed) throws IOException {
        RawAnswer answer = admin(method, path, "{}");
        assertError(answer, 405, "this path answers to " + allowed);
        assertThat(answer.head().header("Allow")).hasValue(allowed);
    }

    @Test
    void aBodyTooLargeIs413() throws IOException {
        assertError(
                admin("POST", "/admin/v1/accounts", "{\"label\":\"" + "x".repeat(100_000) + "\"}"),
                413,
                "the body is larger than 4096 bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-None: x",
                "Authorization: Basic",
                "Authorization: Basic !!!!",
                "Authorization: Basic YWRtaW4=",
                "Authorization: Bearer abc",
                "Authorization: Digest username=admin"
            })
    void withoutTheAdminPasswordEverythingIs401(String header) throws IOException {
        for (String path : new String[] {"/admin/v1/accounts", "/admin/v1/", "/admin/v1/nothing"}) {
            RawAnswer answer = client.call("GET", path, header);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.head().header("WWW-Authenticate")).hasValue("Basic realm=\"Sluice\", charset=\"UTF-8\"");
            assertThat(answer.body())
                    .isEqualTo("{\"error\":{\"errorgroup\":2,\"errorcode\":401,\"errormessage\":"
                            + "\"log in as admin with the password in the data folder's admin.password\"}}");
        }
    }

    @Test
    void aWrongUserAndAWrongPasswordAreTheSame401(SluiceServer server) throws IOException {
        for (String wrong : new String[] {
            basic("admin", "wrong"),
            basic("admin", server.adminPassword() + "x"),
            basic("admin", ""),
            basic("root", server.adminPassword()),
            basic("", server.adminPassword())
        }) {
            assertThat(client.call("GET", "/admin/v1/accounts", wrong).status()).isEqualTo(401);
        }
        assertThat(client.call(
                                "GET",
                                "/admin/v1/accounts",
                                "authorization: bAsIc " + authorization.split(" ", -1)[2])
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aSessionOfAUserIsNoAdmin(SluiceServer server) throws IOException {
        try (RawClient user = RawClient.ofNewAccount(server)) {
            assertThat(user.call("GET", "/admin/v1/accounts").status()).isEqualTo(401);
        }
    }

    private RawAnswer admin(String method, String path, String body) throws IOException {
        client.socket()
                .send(method + " " + path + " HTTP/1.1\r\n"
                        + client.headers(authorization, "Content-Length: " + body.getBytes(UTF_8).length) + "\r\n"
                        + body);
        return client.socket().readAnswer();
    }

    private static void assertError(RawAnswer answer, int status, String message) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body())
                .isEqualTo("{\"error\":{\"errorgroup\":2,\"errorcode\":" + status + ",\"errormessage\":\"" + message
                        + "\"}}");
    }

    private static String field(RawAnswer answer, String name) {
        Matcher value = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(answer.body());
        if (!value.find()) {
            throw new AssertionError("no " + name + " in " + answer);
        }
        return value.group(1);
    }

    private static String basic(String user, String password) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString((user + ':' + password).getBytes(UTF_8));
    }
}
