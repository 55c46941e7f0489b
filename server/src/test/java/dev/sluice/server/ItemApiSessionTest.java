package dev.sluice.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.access.NewKey;
import dev.sluice.server.junit.SluiceExtension;
import dev.sluice.testkit.Await;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How sessions end (XRTC web documentation, "Log in": "not used for longer than one minute"), with a shorter minute. */
@ExtendWith(NothingLogged.class)
final class ItemApiSessionTest {
    private static final String PROBE = "{\"portals\":[{\"portalid\":\"abc\"}]}";
    private static final String WATCH = "{\"portals\":[{\"portalid\":\"abc\"}],\"mode\":\"watch\"}";

    @RegisterExtension
    static final SluiceExtension SLUICE = SluiceExtension.with("access.session-idle=2s", "items.get-timeout=3500ms");

    @Test
    void aSessionThatIsNotUsedEndsAndThenLoggingInAgainHelps(SluiceServer server) throws IOException {
        NewKey key = RawClient.newKey(server);
        try (RawClient client = RawClient.ofKey(server, key)) {
            Await.until("the session to end", () -> Scrape.of(server).value("sluice_access_sessions") == 0);
            assertThat(client.get(PROBE).status()).isEqualTo(401);
            assertThat(client.login(key.account().value(), key.secret()).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aSessionInUseByAnOpenGetDoesNotEnd(SluiceServer server) throws IOException {
        try (RawClient client = RawClient.ofNewAccount(server)) {
            assertThat(client.get(WATCH).body()).isEqualTo("{}");
            assertThat(client.get(PROBE).status()).isEqualTo(200);
        }
    }

    @Test
    void aWatchWhoseSessionIsEndedByTheOperatorAnswers10011AtOnce(SluiceServer server) throws IOException {
        NewKey key = RawClient.newKey(server);
        try (RawClient client = RawClient.ofKey(server, key)) {
            client.begin("/v1/item/get", WATCH);
            awaitReaders(server, 1);
            server.accounts().revokeKey(key.account(), key.id());
            assertThat(client.socket().readAnswer().body())
                    .isEqualTo("{\"error\":{\"errorgroup\":4,\"errorcode\":10011,\"errormessage\":"
                            + "\"SESSION_INVALIDATED: the session was ended while the get was open\"}}");
            awaitReaders(server, 0);
        }
    }

    @Test
    void aStreamWhoseSessionIsEndedByTheOperatorEnds(SluiceServer server) throws IOException {
        NewKey key = RawClient.newKey(server);
        try (RawClient client = RawClient.ofKey(server, key)) {
            client.begin("/v1/item/get", WATCH.replace("watch", "stream"));
            assertThat(client.socket().readHead().status()).isEqualTo(200);
            server.accounts().revokeKey(key.account(), key.id());
            assertThat(client.socket().readChunk()).asString().isEqualTo("{}\n");
            assertThat(client.socket().readChunk()).isEmpty();
            assertThat(client.get(PROBE).status()).isEqualTo(401);
        }
    }

    private static void awaitReaders(SluiceServer server, int count) {
        Await.until(count + " open readers", () -> Scrape.of(server).value("sluice_items_readers") == count);
    }
}
