package dev.sluice.store;

import dev.sluice.access.spi.AccountStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;

/**
 * A SQLite file with one connection that writes and one that reads, so that a login never waits for a disk flush.
 * Write-ahead log with a flush at every commit: what was committed survives a crash. Thread-safe, blocking; each
 * connection is used by one thread at a time.
 */
final class SqliteFile implements AutoCloseable {
    /** Something to do with a connection. */
    interface Work<T> {
        T run(Sql sql) throws SQLException;
    }

    private static final int BUSY_TIMEOUT_MS = 5_000;

    private final Path file;
    private final Connection writer;
    private final Connection reader;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock reading = new ReentrantLock();

    private SqliteFile(Path file, Connection writer, Connection reader) {
        this.file = file;
        this.writer = writer;
        this.reader = reader;
    }

    /**
     * Opens or creates the file, checks that it is sound, and brings its schema up to date.
     *
     * @throws AccountStoreException when it cannot be opened or written, is damaged, or is from a newer version
     */
    static SqliteFile open(Path file, SchemaSteps steps) {
        createPrivate(file);
        try {
            Connection writer = connect(file);
            try {
                prepare(file, new Sql(writer), steps);
                return new SqliteFile(file, writer, connect(file));
            } catch (SQLException | RuntimeException fault) {
                writer.close();
                throw fault;
            }
        } catch (SQLException fault) {
            throw inPlainWords(file, fault);
        }
    }

    <T> T read(Work<T> work) {
        reading.lock();
        try {
            requireOpen();
            return work.run(new Sql(reader));
        } catch (SQLException fault) {
            throw inPlainWords(file, fault);
        } finally {
            reading.unlock();
        }
    }

    /** All of the work or nothing of it; on disk when this returns. */
    <T> T write(Work<T> work) {
        writing.lock();
        try {
            requireOpen();
            return inTransaction(writer, work);
        } catch (SQLException fault) {
            throw inPlainWords(file, fault);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        writing.lock();
        reading.lock();
        try {
            closeInOrder();
        } catch (SQLException fault) {
            throw inPlainWords(file, fault);
        } finally {
            reading.unlock();
            writing.unlock();
        }
    }

    /** The reader goes first, so that closing the writer folds the write-ahead log into the file. */
    private void closeInOrder() throws SQLException {
        try {
            reader.close();
        } finally {
            writer.close();
        }
    }

    private void requireOpen() throws SQLException {
        if (writer.isClosed()) {
            throw new AccountStoreException("the account file " + file + " is closed");
        }
    }

    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }

    private static void prepare(Path file, Sql sql, SchemaSteps steps) throws SQLException {
        List<String> findings = sql.list(row -> row.getString(1), "PRAGMA quick_check(1)");
        if (!findings.equals(List.of("ok"))) {
            throw damaged(file, new SQLException(String.join("; ", findings)));
        }
        inTransaction(sql.connection(), transaction -> {
            steps.apply(file, transaction);
            return true;
        });
    }

    private static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.run(new Sql(connection));
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException fault) {
            connection.rollback();
            throw fault;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Only the owner may read the hashes; SQLite gives its companion files the rights of this one. */
    private static void createPrivate(Path file) {
        try {
            PrivateFiles.createIfMissing(file);
        } catch (IOException fault) {
            throw new AccountStoreException("the account file " + file + " cannot be created: " + fault, fault);
        }
    }

    private static AccountStoreException inPlainWords(Path file, SQLException fault) {
        if (!(fault instanceof SQLiteException sqlite)) {
            return new AccountStoreException("the account file " + file + " failed: " + fault.getMessage(), fault);
        }
        return switch (sqlite.getResultCode()) {
            case SQLITE_NOTADB, SQLITE_CORRUPT -> damaged(file, fault);
            case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_READONLY_DIRECTORY ->
                new AccountStoreException(
                        "the account file " + file + " cannot be opened for writing; check who owns it and its folder",
                        fault);
            case SQLITE_FULL ->
                new AccountStoreException("no room left on the disk of the account file " + file, fault);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new AccountStoreException("the account file " + file + " is in use by another program", fault);
            default -> new AccountStoreException("the account file " + file + " failed: " + fault.getMessage(), fault);
        };
    }

    private static AccountStoreException damaged(Path file, SQLException fault) {
        return new AccountStoreException(
                "the account file " + file + " is damaged or is no account file; put back a backup, or move it"
                        + " away to start with no accounts (" + fault.getMessage() + ")",
                fault);
    }
}
