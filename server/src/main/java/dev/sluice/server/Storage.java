package dev.sluice.server;

import dev.sluice.access.AccountAdmin;
import dev.sluice.access.MemoryAccountStore;
import dev.sluice.access.spi.AccountStore;
import dev.sluice.store.DataFolder;
import dev.sluice.store.FirstRun;
import dev.sluice.store.SqliteAccountStore;
import dev.sluice.store.XrtcEnv;
import dev.sluice.wire.items.ItemPaths;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where accounts live: in a data folder, or for embedding in memory only. */
final class Storage implements AutoCloseable {
    private final @Nullable DataFolder folder;
    private final AccountStore accounts;

    private Storage(@Nullable DataFolder folder, AccountStore accounts) {
        this.folder = folder;
        this.accounts = accounts;
    }

    /**
     * Opens and locks a data folder, making it if need be.
     *
     * @throws dev.sluice.store.DataFolderException when it cannot be used, in one plain sentence
     */
    static Storage in(Path path) {
        return over(DataFolder.open(path));
    }

    /** The same, empty when the folder is in use. */
    static Optional<Storage> inIfFree(Path path) {
        return DataFolder.openIfFree(path).map(Storage::over);
    }

    private static Storage over(DataFolder folder) {
        try {
            return new Storage(folder, SqliteAccountStore.open(folder.accountFile()));
        } catch (RuntimeException fault) {
            folder.close();
            throw fault;
        }
    }

    static Storage inMemory() {
        return new Storage(null, new MemoryAccountStore());
    }

    AccountStore accounts() {
        return accounts;
    }

    /** Makes what a first start needs and tells what is new. */
    FirstRun.Outcome provision(AccountAdmin admin, SecureRandom random) {
        if (folder != null) {
            return FirstRun.provision(folder, random, () -> first(admin));
        }
        String password = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        return new FirstRun.Outcome(password, true, first(admin));
    }

    private static Optional<FirstRun.Credentials> first(AccountAdmin admin) {
        return admin.firstKey()
                .map(key -> new FirstRun.Credentials(key.account().value(), key.secret()));
    }

    /** Writes the addresses of this start beside the credentials, for both SDKs to read. */
    void publishUrls(String baseUrl) {
        if (folder != null) {
            new XrtcEnv(folder).writeUrls(baseUrl + ItemPaths.LOGIN, baseUrl + ItemPaths.SET, baseUrl + ItemPaths.GET);
        }
    }

    @Override
    public void close() {
        try (DataFolder _ = folder) {
            accounts.close();
        }
    }
}
