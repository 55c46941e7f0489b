package dev.sluice.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Puts into a data folder what a server needs to be used at once: the admin password and the first credentials. What
 * is there already is kept, so it runs at every start; a start that was cut short is completed by the next.
 */
public final class FirstRun {
    private static final int PASSWORD_LENGTH = 24;
    private static final String PASSWORD_CHARACTERS = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private FirstRun() {}

    /** What a client logs in with. {@link #toString} hides the key. */
    public record Credentials(String accountId, String apiKey) {
        @Override
        public String toString() {
            return "Credentials[" + accountId + "]";
        }
    }

    /**
     * What is in the folder now. {@link #toString} hides the secrets.
     *
     * @param newPassword whether the password was drawn just now
     * @param newCredentials what was written to {@code xrtc.env} just now, if anything
     */
    public record Outcome(String adminPassword, boolean newPassword, Optional<Credentials> newCredentials) {
        @Override
        public String toString() {
            return "Outcome[newPassword=" + newPassword + ", newCredentials=" + newCredentials + "]";
        }
    }

    /**
     * Blocking.
     *
     * @param first makes the first credentials when {@code xrtc.env} has none; empty when it may not
     * @throws DataFolderException when a file cannot be read or written
     */
    public static Outcome provision(DataFolder folder, SecureRandom random, Supplier<Optional<Credentials>> first) {
        Path passwordFile = folder.path().resolve("admin.password");
        Optional<String> password = read(passwordFile);
        String current = password.orElseGet(() -> drawInto(passwordFile, random));
        return new Outcome(current, password.isEmpty(), credentials(new XrtcEnv(folder), first));
    }

    private static Optional<Credentials> credentials(XrtcEnv env, Supplier<Optional<Credentials>> first) {
        if (env.hasCredentials()) {
            return Optional.empty();
        }
        Optional<Credentials> fresh = first.get();
        fresh.ifPresent(credentials -> env.writeCredentials(credentials.accountId(), credentials.apiKey()));
        return fresh;
    }

    /** An empty file is none: an empty password must never open the admin surface. */
    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
                    .filter(text -> !text.isEmpty());
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException fault) {
            throw new DataFolderException(file + " cannot be read: " + fault, fault);
        }
    }

    private static String drawInto(Path file, SecureRandom random) {
        StringBuilder password = new StringBuilder(PASSWORD_LENGTH);
        random.ints(PASSWORD_LENGTH, 0, PASSWORD_CHARACTERS.length())
                .forEach(index -> password.append(PASSWORD_CHARACTERS.charAt(index)));
        try {
            PrivateFiles.replace(file, password + "\n");
        } catch (IOException fault) {
            throw new DataFolderException(file + " cannot be written: " + fault, fault);
        }
        return password.toString();
    }
}
