package dev.sluice.server.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A secret in a file of its own, as orchestrators mount them, so that it is in no process list and no settings file. */
final class SecretFile {
    private static final int MAX_BYTES = 64 << 10;

    private SecretFile() {}

    /** The name under which a secret's file can be given. */
    static String setting(String secret) {
        return secret + "-file";
    }

    /**
     * The file's text without the line end that editors put last.
     *
     * @throws IllegalArgumentException if there is no such text; the message says what would be right
     */
    static String read(String path) {
        try {
            Path file = Path.of(path);
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalArgumentException("a file of at most 64 KiB; " + Shown.sentence(path) + " is larger");
            }
            return Files.readString(file).replaceFirst("\\R\\z", "");
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("a readable file in UTF-8; cannot read " + Shown.sentence(path), e);
        }
    }
}
