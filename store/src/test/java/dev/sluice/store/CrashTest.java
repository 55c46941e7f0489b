package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.access.spi.AccountStore;
import dev.sluice.access.spi.KeyHash;
import dev.sluice.access.spi.StoredAccount;
import dev.sluice.access.spi.StoredKey;
import dev.sluice.base.AccountId;
import dev.sluice.base.KeyId;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed at any moment has lost nothing that it had answered. */
final class CrashTest {
    private static final int ROUNDS = 6;
    private static final int KEYS_PER_ACCOUNT = 3;

    @Test
    void everyAnsweredAccountAndKeySurvivesAKill(@TempDir Path temp) throws Exception {
        Path file = temp.resolve("sluice.db");
        Random random = new Random(20260101);
        List<String> answered = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            int answersBeforeTheKill = 1 + random.nextInt(150);
            answered.addAll(createUntilKilled(file, round, answersBeforeTheKill));
            try (AccountStore store = SqliteAccountStore.open(file)) {
                answered.forEach(line -> assertIsThere(store, line));
                assertNothingIsHalf(store);
            }
        }
        assertThat(answered).hasSizeGreaterThan(ROUNDS);
    }

    /** The kill comes while the child goes on creating: it is never told to wait. */
    private static List<String> createUntilKilled(Path file, int round, int answers) throws Exception {
        Process child = ChildJvm.start(CreateProgram.class, file.toString(), String.valueOf(round));
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = child.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.endsWith(".")) {
                    lines.add(line.substring(0, line.length() - 1));
                }
                if (lines.size() == answers) {
                    // Through the handle, which leaves the pipe open: what was answered until death is read too.
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertThat(lines).hasSizeGreaterThanOrEqualTo(answers);
        return lines;
    }

    private static void assertIsThere(AccountStore store, String line) {
        String[] words = line.split(" ", -1);
        AccountId account = new AccountId(words[1]);
        switch (words[0]) {
            case "account" -> assertThat(store.account(account)).as(line).isPresent();
            case "key" ->
                assertThat(store.findKey(KeyHash.of(words[2])))
                        .as(line)
                        .hasValueSatisfying(
                                match -> assertThat(match.key().account()).isEqualTo(account));
            case "requests" ->
                assertThat(store.requests(account, CreateProgram.MONTH))
                        .as(line)
                        .isGreaterThanOrEqualTo(Long.parseLong(words[2]));
            default -> throw new AssertionError(line);
        }
    }

    /** The last key of an account replaces the first in one step: there are never four, and never two of three. */
    private static void assertNothingIsHalf(AccountStore store) {
        for (StoredAccount account : store.accounts()) {
            List<StoredKey> keys = store.keys(account.id());
            assertThat(keys).hasSizeLessThanOrEqualTo(KEYS_PER_ACCOUNT);
            if (keys.stream().anyMatch(key -> key.name().equals("3"))) {
                assertThat(keys).hasSize(KEYS_PER_ACCOUNT);
            }
        }
    }

    /** Runs in the child: creates, and says so once it is answered. A line counts when its full stop has come. */
    static final class CreateProgram {
        static final YearMonth MONTH = YearMonth.of(2026, 1);

        private CreateProgram() {}

        public static void main(String[] args) {
            AccountStore store = SqliteAccountStore.open(Path.of(args[0]));
            for (int i = 0; ; i++) {
                AccountId account = new AccountId("AC" + args[1] + "-" + i);
                store.create(new StoredAccount(account, "crash", null, Instant.EPOCH, false));
                System.out.println("account " + account + ".");
                for (int k = 0; k <= KEYS_PER_ACCOUNT; k++) {
                    String secret = account + "-" + k;
                    KeyId id = new KeyId("key_" + secret);
                    KeyHash hash = KeyHash.of(secret);
                    store.addKey(
                            new StoredKey(account, id, String.valueOf(k), hash, Instant.EPOCH, null), KEYS_PER_ACCOUNT);
                    if (k > 0) {
                        System.out.println("key " + account + " " + secret + ".");
                    }
                }
                long total = store.addRequests(MONTH, Map.of(account, 5L)).getOrDefault(account, 0L);
                System.out.println("requests " + account + " " + total + ".");
            }
        }
    }
}
