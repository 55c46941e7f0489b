package dev.sluice.store;

import dev.sluice.access.spi.AccountStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The steps that bring a file's schema from nothing to today's, as resources beside this class. The file remembers in
 * the table {@code schema_version} how many it has seen.
 */
record SchemaSteps(List<String> resources) {
    static final SchemaSteps ACCOUNTS = new SchemaSteps(List.of("accounts-1.sql"));

    /** Inside a transaction: applies the steps the file has not seen. */
    void apply(Path file, Sql sql) throws SQLException {
        sql.change("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL) STRICT");
        int version = Math.toIntExact(sql.number("SELECT max(version) FROM schema_version"));
        if (version > resources.size()) {
            throw new AccountStoreException("the account file " + file + " was written by a newer version (schema "
                    + version + ", this one knows " + resources.size() + "); start that version");
        }
        for (int step = version; step < resources.size(); step++) {
            for (String statement : statements(resources.get(step))) {
                sql.change(statement);
            }
            sql.change("INSERT INTO schema_version (version) VALUES (?)", step + 1);
        }
    }

    private static List<String> statements(String resource) {
        String script =
                load(resource).lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
        return Arrays.stream(script.split(";", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String load(String resource) {
        try (InputStream in = SchemaSteps.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program's own file " + resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
