package dev.sluice.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.access.NewKey;
import dev.sluice.server.settings.Settings;
import dev.sluice.testkit.RawAnswer;
import dev.sluice.testkit.RawSocket;
import dev.sluice.wire.items.ItemPaths;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Limits that are off by default, each with a server that has it on. */
@ExtendWith(NothingLogged.class)
final class AccessLimitsTest {
    @Test
    void moreRequestsPerSecondThanAKeyMayMakeAre429() throws IOException {
        try (SluiceServer server = start("access.requests-per-second=5")) {
            NewKey key = RawClient.newKey(server);
            NewKey second = server.accounts().createKey(key.account(), "second");
            try (RawClient client = RawClient.ofKey(server, key);
                    RawClient sameKey = RawClient.ofKey(server, key);
                    RawClient otherKey = RawClient.ofKey(server, second)) {
                RawAnswer answer = client.get("{}");
                for (int i = 0; i < 100 && answer.status() == 200; i++) {
                    answer = i % 2 == 0 ? sameKey.get("{}") : client.get("{}");
                }
                assertThat(answer.status()).isEqualTo(429);
                assertThat(answer.body())
                        .isEqualTo("{\"error\":{\"errorgroup\":2,\"errorcode\":21,\"errormessage\":\"TOO_MANY_REQUESTS:"
                                + " more requests per second than this API key may make; slow down\"}}");
                assertThat(otherKey.get("{}").status()).as("another key").isEqualTo(200);
            }
        }
    }

    @Test
    void aMessageOnASocketIsARequestOfItsKey() throws IOException {
        try (SluiceServer server = start("access.requests-per-second=2");
                RawClient client = RawClient.ofNewAccount(server);
                RawWebSocket socket = RawWebSocket.open(server, client.cookie(), "portalid=other")) {
            String answer = "";
            for (int i = 0; i < 100 && !answer.contains("error"); i++) {
                socket.send("{\"items\":[{\"portalid\":\"abc\",\"payload\":\"x\"}]}");
                answer = socket.nextMessage().text();
            }
            assertThat(answer).contains("\"errorcode\":21", "TOO_MANY_REQUESTS");
        }
    }

    @Test
    void moreRequestsPerMonthThanAnAccountMayMakeAre429() throws IOException {
        try (SluiceServer server = start("access.requests-per-month=3");
                RawClient client = RawClient.ofNewAccount(server);
                RawClient another = RawClient.ofNewAccount(server)) {
            for (int i = 0; i < 3; i++) {
                assertThat(client.get("{}").status()).isEqualTo(200);
            }
            RawAnswer answer = client.get("{}");
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.body()).contains("\"errorgroup\":2,\"errorcode\":22", "MONTHLY_LIMIT");
            assertThat(another.get("{}").status()).isEqualTo(200);
        }
    }

    @Test
    void aSessionBoundToItsAddressIsGoodFromThereOnly() throws IOException {
        try (SluiceServer server = start("access.bind-session-to-address=true", "http.proxy-protocol=true")) {
            NewKey key = RawClient.newKey(server);
            String cookie;
            try (RawSocket home = proxied(server, "10.0.0.1")) {
                cookie = RawClient.cookieOf(login(home, key.account().value(), key.secret()));
                assertThat(get(home, cookie).status()).isEqualTo(200);
            }
            try (RawSocket elsewhere = proxied(server, "10.0.0.2");
                    RawSocket homeAgain = proxied(server, "10.0.0.1")) {
                assertThat(get(elsewhere, cookie).status()).isEqualTo(401);
                assertThat(get(homeAgain, cookie).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void behindAProxyEveryClientIsChargedForItsOwnFailures() throws IOException {
        try (SluiceServer server = start("access.login-failures-per-address=2", "http.proxy-protocol=true");
                RawSocket guesser = proxied(server, "10.0.0.1");
                RawSocket neighbour = proxied(server, "10.0.0.2")) {
            assertThat(login(guesser, "AC1", "x").body()).contains("\"errorcode\":35");
            assertThat(login(guesser, "AC1", "x").body()).contains("\"errorcode\":35");
            assertThat(login(guesser, "AC1", "x").body()).contains("\"errorcode\":45");
            assertThat(login(neighbour, "AC1", "x").body()).contains("\"errorcode\":35");
        }
    }

    @Test
    void behindAProxyAConnectionThatDoesNotSayWhoItIsIsClosed() throws IOException {
        try (SluiceServer server = start("http.proxy-protocol=true", "http.head-timeout=300ms");
                RawSocket direct = RawSocket.connect(server.baseUri().getPort());
                RawSocket silent = RawSocket.connect(server.baseUri().getPort())) {
            direct.send("GET /health/live HTTP/1.1\r\n\r\n");
            assertThat(direct.readToEnd()).isEmpty();
            assertThat(silent.readToEnd()).isEmpty();
        }
    }

    @Test
    void metricsCanBeForTheAdminOrForNobody() throws IOException {
        try (SluiceServer server = start("http.metrics=admin");
                RawClient client = RawClient.anonymous(server)) {
            assertThat(client.call("GET", "/metrics").status()).isEqualTo(401);
        }
        try (SluiceServer server = start("http.metrics=off");
                RawClient client = RawClient.anonymous(server)) {
            assertThat(client.call("GET", "/metrics").status()).isEqualTo(404);
        }
    }

    @Test
    void lowerLimitsOfTheOperatorCount() throws IOException {
        try (SluiceServer server = start(
                        "items.portal-id-max-chars=3",
                        "items.portals-per-key=1",
                        "items.portals-per-get=2",
                        "items.items-per-portal=2",
                        "items.max-request-bytes=100");
                RawClient client = RawClient.ofNewAccount(server)) {
            client.set("abc", "1");
            client.set("abc", "2");
            client.set("abc", "3");
            assertThat(client.get("{}").body()).contains("\"2\"", "\"3\"").doesNotContain("\"1\"");
            assertThat(client.get("{portals:[{portalid:\"abcd\"}]}").body())
                    .contains("1 to 3 ASCII letters and digits");
            assertThat(client.set("{items:[{portalid:\"def\",payload:\"\"}]}").body())
                    .contains("1 of at most 1 active");
            assertThat(client.get("{portals:[{portalid:\"a\"},{portalid:\"b\"},{portalid:\"c\"}]}")
                            .body())
                    .contains("\"errorcode\":30", "portals names more than 2 portals; use another get");
            assertThat(client.call("GET", "/v1/item/stream?portalid=a,b,c").body())
                    .contains("\"errorcode\":30", "portalid names more than 2 portals; open another view");
            assertThat(client.set(" ".repeat(101)).body()).contains("larger than the limit of 100 bytes");
        }
    }

    @Test
    void largerLimitsOfTheOperatorCount() throws IOException {
        try (SluiceServer server = start("items.max-request-bytes=65536", "items.max-answer-bytes=65536");
                RawClient client = RawClient.ofNewAccount(server)) {
            for (int i = 0; i < 2; i++) {
                client.set("abc", i + "x".repeat(30_000));
            }
            assertThat(client.get("{}").body()).hasSizeGreaterThan(60_000);
        }
    }

    private static SluiceServer start(String... settings) {
        return SluiceServer.startInMemory(Settings.with(settings).withAddress("127.0.0.1:0"));
    }

    /** A connection that comes through a load balancer, which says for whom (PROXY protocol, version 1). */
    private static RawSocket proxied(SluiceServer server, String address) throws IOException {
        RawSocket socket = RawSocket.connect(server.baseUri().getPort());
        return socket.send("PROXY TCP4 " + address + " 127.0.0.1 40000 80\r\n");
    }

    private static RawAnswer login(RawSocket socket, String account, String key) throws IOException {
        String body = "{\"accountid\":\"" + account + "\",\"apikey\":\"" + key + "\"}";
        return socket.send("POST " + ItemPaths.LOGIN + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .readAnswer();
    }

    private static RawAnswer get(RawSocket socket, String cookie) throws IOException {
        return socket.send("POST " + ItemPaths.GET + " HTTP/1.1\r\nHost: x\r\nCookie: " + cookie
                        + "\r\nContent-Length: 2\r\n\r\n{}")
                .readAnswer();
    }
}
