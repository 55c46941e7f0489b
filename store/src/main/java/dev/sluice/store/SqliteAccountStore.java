package dev.sluice.store;

import dev.sluice.access.spi.AccountStore;
import dev.sluice.access.spi.AccountStoreException;
import dev.sluice.access.spi.KeyHash;
import dev.sluice.access.spi.KeyMatch;
import dev.sluice.access.spi.StoredAccount;
import dev.sluice.access.spi.StoredKey;
import dev.sluice.base.AccountId;
import dev.sluice.base.KeyId;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts in one SQLite file. Every change is on disk before its method returns. Thread-safe. */
public final class SqliteAccountStore implements AccountStore {
    private static final String ACCOUNT = "SELECT id, label, email, created_ms, disabled FROM account ";
    private static final String KEY = "SELECT account, id, name, hash, created_ms, last_used_ms FROM api_key ";

    private final SqliteFile file;

    private SqliteAccountStore(SqliteFile file) {
        this.file = file;
    }

    /**
     * Opens the file, or creates it readable by its owner only. One process at a time: hold a {@link DataFolder}.
     *
     * @throws AccountStoreException in plain words, when the file is damaged, cannot be written or is too new
     */
    public static SqliteAccountStore open(Path file) {
        return new SqliteAccountStore(SqliteFile.open(file, SchemaSteps.ACCOUNTS));
    }

    @Override
    public boolean create(StoredAccount account) {
        return file.write(sql -> sql.change(
                        "INSERT INTO account (id, label, email, created_ms, disabled) VALUES (?, ?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING",
                        account.id().value(),
                        account.label(),
                        account.email(),
                        account.created().toEpochMilli(),
                        account.disabled() ? 1 : 0)
                > 0);
    }

    @Override
    public Optional<StoredAccount> account(AccountId id) {
        return file.read(sql -> first(sql.list(SqliteAccountStore::account, ACCOUNT + "WHERE id = ?", id.value())));
    }

    @Override
    public Optional<StoredAccount> accountByEmail(String email) {
        return file.read(sql -> first(sql.list(SqliteAccountStore::account, ACCOUNT + "WHERE email = ?", email)));
    }

    @Override
    public List<StoredAccount> accounts() {
        return file.read(sql -> sql.list(SqliteAccountStore::account, ACCOUNT + "ORDER BY seq"));
    }

    @Override
    public int accountCount() {
        return file.read(sql -> Math.toIntExact(sql.number("SELECT count(*) FROM account")));
    }

    @Override
    public boolean setDisabled(AccountId id, boolean disabled) {
        return file.write(
                sql -> sql.change("UPDATE account SET disabled = ? WHERE id = ?", disabled ? 1 : 0, id.value()) > 0);
    }

    @Override
    public Optional<List<KeyId>> addKey(StoredKey key, int keep) {
        return file.write(sql -> {
            String account = key.account().value();
            if (sql.number("SELECT count(*) FROM account WHERE id = ?", account) == 0) {
                return Optional.empty();
            }
            requireNew(sql, key);
            List<KeyId> dropped = sql.list(
                    row -> new KeyId(row.getString(1)),
                    "SELECT id FROM (SELECT id, seq FROM api_key WHERE account = ? ORDER BY seq DESC"
                            + " LIMIT -1 OFFSET ?) ORDER BY seq",
                    account,
                    keep - 1);
            for (KeyId old : dropped) {
                sql.change("DELETE FROM api_key WHERE id = ?", old.value());
            }
            insert(sql, key);
            return Optional.of(dropped);
        });
    }

    @Override
    public List<StoredKey> keys(AccountId account) {
        return file.read(
                sql -> sql.list(SqliteAccountStore::key, KEY + "WHERE account = ? ORDER BY seq", account.value()));
    }

    @Override
    public boolean removeKey(AccountId account, KeyId key) {
        return file.write(sql ->
                sql.change("DELETE FROM api_key WHERE account = ? AND id = ?", account.value(), key.value()) > 0);
    }

    @Override
    public Optional<KeyMatch> findKey(KeyHash hash) {
        return file.read(sql -> first(sql.list(
                row -> new KeyMatch(key(row), row.getBoolean("disabled")),
                "SELECT k.account, k.id, k.name, k.hash, k.created_ms, k.last_used_ms, a.disabled"
                        + " FROM api_key k JOIN account a ON a.id = k.account WHERE k.hash = ?",
                hash.hex())));
    }

    @Override
    public void keyUsed(KeyId key, Instant at) {
        long atMs = at.toEpochMilli();
        file.write(sql -> sql.change(
                "UPDATE api_key SET last_used_ms = ? WHERE id = ? AND (last_used_ms IS NULL OR last_used_ms < ?)",
                atMs,
                key.value(),
                atMs));
    }

    @Override
    public long requests(AccountId account, YearMonth month) {
        return file.read(sql -> requests(sql, account, month));
    }

    @Override
    public Map<AccountId, Long> addRequests(YearMonth month, Map<AccountId, Long> counts) {
        return file.write(sql -> {
            Map<AccountId, Long> totals = new HashMap<>();
            for (Map.Entry<AccountId, Long> count : counts.entrySet()) {
                int added = sql.change(
                        "INSERT INTO monthly_requests (account, month, requests)"
                                + " SELECT id, ?, ? FROM account WHERE id = ?"
                                + " ON CONFLICT (account, month) DO UPDATE SET requests = requests + excluded.requests",
                        month.toString(),
                        count.getValue(),
                        count.getKey().value());
                if (added > 0) {
                    totals.put(count.getKey(), requests(sql, count.getKey(), month));
                }
            }
            return totals;
        });
    }

    @Override
    public void close() {
        file.close();
    }

    private static long requests(Sql sql, AccountId account, YearMonth month) throws SQLException {
        return sql.number(
                "SELECT requests FROM monthly_requests WHERE account = ? AND month = ?",
                account.value(),
                month.toString());
    }

    private static void requireNew(Sql sql, StoredKey key) throws SQLException {
        long known = sql.number(
                "SELECT count(*) FROM api_key WHERE id = ? OR hash = ?",
                key.id().value(),
                key.hash().hex());
        if (known > 0) {
            throw new AccountStoreException("the key " + key.id() + " exists already");
        }
    }

    private static void insert(Sql sql, StoredKey key) throws SQLException {
        Instant lastUsed = key.lastUsed();
        sql.change(
                "INSERT INTO api_key (account, id, name, hash, created_ms, last_used_ms) VALUES (?, ?, ?, ?, ?, ?)",
                key.account().value(),
                key.id().value(),
                key.name(),
                key.hash().hex(),
                key.created().toEpochMilli(),
                lastUsed == null ? null : lastUsed.toEpochMilli());
    }

    private static StoredAccount account(ResultSet row) throws SQLException {
        return new StoredAccount(
                new AccountId(row.getString("id")),
                row.getString("label"),
                row.getString("email"),
                Instant.ofEpochMilli(row.getLong("created_ms")),
                row.getBoolean("disabled"));
    }

    private static StoredKey key(ResultSet row) throws SQLException {
        long lastUsedMs = row.getLong("last_used_ms");
        boolean neverUsed = row.wasNull();
        return new StoredKey(
                new AccountId(row.getString("account")),
                new KeyId(row.getString("id")),
                row.getString("name"),
                new KeyHash(row.getString("hash")),
                Instant.ofEpochMilli(row.getLong("created_ms")),
                neverUsed ? null : Instant.ofEpochMilli(lastUsedMs));
    }

    private static <T> Optional<T> first(List<T> found) {
        return found.stream().findFirst();
    }
}
