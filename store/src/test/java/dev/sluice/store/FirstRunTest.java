package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.access.Access;
import dev.sluice.access.AccessSettings;
import dev.sluice.access.AccountSummary;
import dev.sluice.access.KeySummary;
import dev.sluice.access.LoginOutcome;
import dev.sluice.base.AccountId;
import dev.sluice.base.SettingReader;
import dev.sluice.testkit.FakeClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FirstRunTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    @Test
    void theFirstStartWritesPasswordAndWorkingCredentialsForTheOwnerOnly() throws Exception {
        start((folder, access) -> {
            FirstRun.Outcome outcome = provision(folder, access);
            assertThat(outcome.adminPassword()).hasSize(24).isEqualTo(line("admin.password", 0));
            assertThat(outcome.newPassword()).isTrue();
            FirstRun.Credentials credentials = outcome.newCredentials().orElseThrow();
            assertThat(lines("xrtc.env"))
                    .containsExactly("ACCOUNT_ID=" + credentials.accountId(), "API_KEY=" + credentials.apiKey());
            assertThat(access.login(credentials.accountId(), credentials.apiKey(), "127.0.0.1"))
                    .isInstanceOf(LoginOutcome.Granted.class);
            for (String file : List.of("xrtc.env", "admin.password")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve(file))))
                        .isEqualTo("rw-------");
            }
            assertThat(outcome.toString()).doesNotContain(credentials.apiKey()).doesNotContain(outcome.adminPassword());
        });
    }

    @Test
    void aLaterStartKeepsWhatIsThereAndRenewsTheUrls() throws Exception {
        start((folder, access) -> {
            provision(folder, access);
            new XrtcEnv(folder).writeUrls("http://h:1/login", "http://h:1/set", "http://h:1/get");
        });
        List<String> before = lines("xrtc.env");
        Files.writeString(temp.resolve("xrtc.env"), "# mine\n" + String.join("\n", before) + "\nOTHER=1\n");
        start((folder, access) -> {
            FirstRun.Outcome outcome = provision(folder, access);
            assertThat(outcome.newPassword()).isFalse();
            assertThat(outcome.newCredentials()).isEmpty();
            assertThat(outcome.adminPassword()).isEqualTo(line("admin.password", 0));
            new XrtcEnv(folder).writeUrls("http://h:2/login", "http://h:2/set", "http://h:2/get");
        });
        assertThat(lines("xrtc.env"))
                .containsExactly(
                        "# mine",
                        before.get(0),
                        before.get(1),
                        "LOGIN_URL=http://h:2/login",
                        "SET_URL=http://h:2/set",
                        "GET_URL=http://h:2/get",
                        "OTHER=1");
    }

    @Test
    void aStartThatWasCutShortIsCompletedWithoutLeavingKeysBehind() throws Exception {
        start((folder, access) -> access.accounts().firstKey());
        start((folder, access) -> {
            FirstRun.Credentials credentials =
                    provision(folder, access).newCredentials().orElseThrow();
            assertThat(access.accounts().list())
                    .extracting(AccountSummary::label)
                    .containsExactly("first");
            assertThat(access.accounts().keys(new AccountId(credentials.accountId())))
                    .extracting(KeySummary::name)
                    .containsExactly("first");
        });
    }

    @Test
    void aDeletedFileNeverCostsAKeyThatIsInUse() throws Exception {
        start((folder, access) -> {
            AccountId account = access.accounts().create("busy").id();
            for (int i = 0; i < 10; i++) {
                access.accounts().createKey(account, "key " + i);
            }
            assertThat(provision(folder, access).newCredentials()).isEmpty();
            assertThat(access.accounts().keys(account)).hasSize(10);
        });
        assertThat(temp.resolve("xrtc.env")).doesNotExist();
    }

    @Test
    void anEmptyPasswordFileIsFilled() throws Exception {
        Files.createFile(temp.resolve("admin.password"));
        start((folder, access) ->
                assertThat(provision(folder, access).newPassword()).isTrue());
        assertThat(line("admin.password", 0)).hasSize(24);
    }

    private interface Start {
        void run(DataFolder folder, Access access) throws Exception;
    }

    /** What a server does around it. */
    private void start(Start start) throws Exception {
        AccessSettings settings = AccessSettings.read(SettingReader.defaults());
        try (DataFolder folder = DataFolder.open(temp);
                SqliteAccountStore store = SqliteAccountStore.open(folder.accountFile());
                Access access = new Access(store, settings, new FakeClock(), RANDOM)) {
            start.run(folder, access);
        }
    }

    private static FirstRun.Outcome provision(DataFolder folder, Access access) {
        return FirstRun.provision(folder, RANDOM, () -> credentials(access));
    }

    private static Optional<FirstRun.Credentials> credentials(Access access) {
        return access.accounts()
                .firstKey()
                .map(key -> new FirstRun.Credentials(key.account().value(), key.secret()));
    }

    private List<String> lines(String file) throws Exception {
        return Files.readAllLines(temp.resolve(file));
    }

    private String line(String file, int index) throws Exception {
        return lines(file).get(index);
    }
}
