package dev.sluice.server;

import dev.sluice.access.Access;
import dev.sluice.base.Clock;
import dev.sluice.edge.admin.AccountCalls;
import dev.sluice.edge.admin.AdminAnswer;
import dev.sluice.server.settings.Settings;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * The admin API on a data folder that no server uses: the same calls with the same answers, without HTTP and without
 * the password, because whoever may write the folder may do anything to it. Holds the folder's lock until it is closed.
 *
 * <p>Thread-safe. Blocking.
 */
public final class OfflineAdmin implements AutoCloseable {
    private final Storage storage;
    private final Access access;
    private final AccountCalls calls;

    private OfflineAdmin(Storage storage, Settings settings) {
        this.storage = storage;
        this.access = new Access(storage.accounts(), settings.access(), Clock.system(), new SecureRandom());
        this.calls = new AccountCalls(access.accounts());
    }

    /** What goes back: an HTTP status and a body of JSON. */
    public record Answer(int status, String json) {}

    /**
     * Opens the data folder of the settings; empty when a server has it.
     *
     * @throws dev.sluice.store.DataFolderException when the folder cannot be used, in one plain sentence
     */
    public static Optional<OfflineAdmin> open(Settings settings) {
        return Storage.inIfFree(settings.data()).map(storage -> new OfflineAdmin(storage, settings));
    }

    /** A call; {@code path} is what comes after {@code /admin/v1/}. */
    public Answer call(String method, String path, byte[] body) {
        AdminAnswer answer = calls.call(method, path, body);
        return new Answer(answer.status(), answer.text());
    }

    @Override
    public void close() {
        access.close();
        storage.close();
    }
}
