package dev.sluice.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.client.admin.AdminClient;
import dev.sluice.client.admin.AdminException;
import dev.sluice.client.items.XrtcClient;
import dev.sluice.client.items.XrtcClientBuilder;
import dev.sluice.client.items.XrtcException;
import dev.sluice.client.rooms.Room;
import dev.sluice.client.rooms.RoomClient;
import dev.sluice.client.rooms.RoomException;
import dev.sluice.server.SluiceServer;
import dev.sluice.server.settings.Settings;
import dev.sluice.testkit.Await;
import dev.sluice.testkit.LeakExtension;
import dev.sluice.wire.admin.AccountDocument;
import dev.sluice.wire.admin.KeyDocument;
import dev.sluice.wire.admin.RoomSummary;
import dev.sluice.wire.rooms.RawValue;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LeakExtension.class)
final class AdminSdkTest {
    private final SluiceServer server = SluiceServer.startInMemory(Settings.with("http.address=127.0.0.1:0"));
    private final AdminClient admin = AdminClient.open(server.baseUri(), server.adminPassword());

    @AfterEach
    void stop() {
        admin.close();
        server.close();
    }

    private XrtcClientBuilder clientOf(AccountDocument account, KeyDocument key) {
        return XrtcClient.builder()
                .environment(Map.of())
                .baseUrl(server.baseUri())
                .accountId(account.accountid())
                .apiKey(Objects.requireNonNull(key.apikey()));
    }

    @Test
    void aNewAccountAndKeyLogInUntilTheKeyIsRevoked() {
        AccountDocument account = admin.createAccount("line 3 ä");
        KeyDocument key = admin.createKey(account.accountid(), "camera");
        try (XrtcClient client = clientOf(account, key).open()) {
            client.set("a", "x");
            assertThat(admin.accounts()).hasSize(2).last().satisfies(listed -> {
                assertThat(listed.label()).isEqualTo("line 3 ä");
                assertThat(listed.keys()).isEqualTo(1);
            });
            assertThat(admin.keys(account.accountid())).singleElement().satisfies(listed -> {
                assertThat(listed.keyid()).isEqualTo(key.keyid());
                assertThat(listed.name()).isEqualTo("camera");
                assertThat(listed.apikey()).isNull();
            });

            admin.revokeKey(account.accountid(), key.keyid());
            assertThatThrownBy(() -> client.set("a", "x")).isInstanceOf(XrtcException.InvalidCredentials.class);
        }
    }

    @Test
    void aDisabledAccountIsShutOutUntilItIsEnabled() {
        AccountDocument account = admin.createAccount("x");
        KeyDocument key = admin.createKey(account.accountid(), "k");
        assertThat(admin.disableAccount(account.accountid()).disabled()).isTrue();
        assertThatThrownBy(() -> clientOf(account, key).open()).isInstanceOf(XrtcException.InvalidCredentials.class);
        assertThat(admin.enableAccount(account.accountid()).disabled()).isFalse();
        clientOf(account, key).open().close();
    }

    @Test
    void aRoomIsOpenedSeenDescribedEmptiedAndClosed() {
        admin.openRoom("a/ü");
        assertThat(admin.rooms()).containsExactly(new RoomSummary("a/ü", 0, true));
        try (RoomClient client = RoomClient.open(server.baseUri())) {
            Room stays = client.join("a/ü");
            Room goes = client.join("a/ü");
            admin.describe("a/ü", goes.id(), RawValue.of("{\"n\":1}"));
            Await.until("the description", () -> stays.peers().containsValue(RawValue.of("{\"n\":1}")));
            assertThat(admin.room("a/ü").peers()).hasSize(2).last().satisfies(peer -> {
                assertThat(peer.id()).isEqualTo(goes.id());
                assertThat(peer.description()).hasToString("{\"n\":1}");
                assertThat(peer.connected()).isTrue();
            });

            admin.kick("a/ü", goes.id());
            assertThatThrownBy(() -> goes.ended().join()).hasCauseInstanceOf(RoomException.Stopped.class);
            Await.until("the departure", () -> stays.peers().isEmpty());
            admin.closeRoom("a/ü");
            assertThatThrownBy(() -> stays.ended().join()).hasCauseInstanceOf(RoomException.Stopped.class);
        }
        assertThat(admin.rooms()).isEmpty();
    }

    @Test
    void aRoomTokenOpensItsPool() {
        String token = admin.createRoomToken("p").token();
        try (RoomClient client =
                RoomClient.builder(server.baseUri()).tokens(pool -> token).build()) {
            assertThat(client.join("p").pool()).isEqualTo("p");
            assertThatThrownBy(() -> client.join("other")).isInstanceOf(RoomException.Refused.class);
        }
    }

    @Test
    void whatDoesNotExistOrIsNotAllowedIsSaid() {
        assertThatThrownBy(() -> admin.keys("AC0000000000000000"))
                .isInstanceOfSatisfying(
                        AdminException.class,
                        failure -> assertThat(failure.status()).hasValue(404));
        assertThatThrownBy(() -> admin.createAccount(" "))
                .isInstanceOfSatisfying(
                        AdminException.class,
                        failure -> assertThat(failure.status()).hasValue(400));
        try (AdminClient stranger = AdminClient.open(server.baseUri(), "wrong")) {
            assertThatThrownBy(stranger::accounts)
                    .isInstanceOfSatisfying(
                            AdminException.class,
                            failure -> assertThat(failure.status()).hasValue(401));
        }
    }
}
