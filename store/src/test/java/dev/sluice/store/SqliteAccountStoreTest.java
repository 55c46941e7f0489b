package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.access.AccountStoreContract;
import dev.sluice.access.spi.AccountStore;
import dev.sluice.access.spi.AccountStoreException;
import dev.sluice.access.spi.StoredAccount;
import dev.sluice.base.AccountId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteAccountStoreTest extends AccountStoreContract {
    private static final StoredAccount ANNA =
            new StoredAccount(new AccountId("AC0000000000000001"), "anna", null, Instant.EPOCH, false);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Override
    protected AccountStore open() {
        return SqliteAccountStore.open(file());
    }

    @Test
    void anAccountIsStillThereAfterReopening() {
        try (AccountStore store = at("again.db")) {
            store.create(ANNA);
        }
        try (AccountStore store = at("again.db")) {
            assertThat(store.accounts()).containsExactly(ANNA);
        }
    }

    @Test
    void onlyTheOwnerMayReadTheFileAndItsCompanions() throws Exception {
        try (AccountStore store = at("private.db")) {
            store.create(ANNA);
            for (String name : new String[] {"private.db", "private.db-wal", "private.db-shm"}) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsNamedInPlainWords() throws Exception {
        Path file = folder.resolve("text.db");
        Files.writeString(file, "this is no database, whatever its name says. ".repeat(100));
        assertThatThrownBy(() -> SqliteAccountStore.open(file))
                .isInstanceOf(AccountStoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("is damaged or is no account file");
    }

    @Test
    void aDamagedFileIsFoundAtTheStart() throws Exception {
        try (AccountStore store = at("damaged.db")) {
            store.create(ANNA);
        }
        Path file = folder.resolve("damaged.db");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5A);
        Files.write(file, bytes);
        assertThatThrownBy(() -> SqliteAccountStore.open(file))
                .isInstanceOf(AccountStoreException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamedInPlainWords() throws Exception {
        Path inTheWay = Files.createDirectory(folder.resolve("folder.db"));
        assertThatThrownBy(() -> SqliteAccountStore.open(inTheWay))
                .isInstanceOf(AccountStoreException.class)
                .hasMessageContaining(inTheWay.toString())
                .hasMessageContaining("cannot be opened for writing");
        assertThatThrownBy(() -> SqliteAccountStore.open(folder.resolve("missing/sluice.db")))
                .isInstanceOf(AccountStoreException.class)
                .hasMessageContaining("cannot be created");
    }

    @Test
    void aFileOfANewerVersionIsLeftAlone() throws Exception {
        at("newer.db").close();
        Path file = folder.resolve("newer.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO schema_version (version) VALUES (99)");
        }
        assertThatThrownBy(() -> SqliteAccountStore.open(file))
                .isInstanceOf(AccountStoreException.class)
                .hasMessageContaining("written by a newer version");
    }

    private AccountStore at(String name) {
        return SqliteAccountStore.open(folder.resolve(name));
    }

    private Path file() {
        return folder.resolve("sluice.db");
    }
}
