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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed at any moment has lost nothing that it had answered. */
final class CrashTest {
    private static final String FILE = "sluice.db";
    private static final int ROUNDS = 10;
    private static final int KEYS_PER_ACCOUNT = 3;

    @Test
    @Timeout(300)
    void everyAnsweredAccountAndKeySurvivesAKill(@TempDir Path temp) throws Exception {
        Random random = new Random(20260101);
        List<String> answered = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            int answersBeforeTheKill = 1 + random.nextInt(100);
            answered.addAll(createUntilKilled(temp, round, answersBeforeTheKill));
            try (AccountStore store = SqliteAccountStore.open(temp.resolve(FILE))) {
                answered.forEach(line -> assertIsThere(store, line));
                assertNothingIsHalf(store);
            }
        }
        assertThat(answered).hasSizeGreaterThan(ROUNDS);
    }

    /** The kill comes while the child goes on creating: it is never told to wait. */
    private static List<String> createUntilKilled(Path temp, int round, int answers) throws Exception {
        Process child =
                ChildJvm.start(temp, CreateProgram.class, temp.resolve(FILE).toString(), String.valueOf(round));
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
            case "key" -> {
                int number = Integer.parseInt(words[2]);
                int newest = numbers(store, account).getLast();
                assertThat(newest).as(line).isGreaterThanOrEqualTo(number);
                assertThat(store.findKey(CreateProgram.hash(account, number)).isPresent())
                        .as(line)
                        .isEqualTo(number > newest - KEYS_PER_ACCOUNT);
            }
            case "requests" ->
                assertThat(store.requests(account, CreateProgram.MONTH))
                        .as(line)
                        .isGreaterThanOrEqualTo(Long.parseLong(words[2]));
            default -> throw new AssertionError(line);
        }
    }

    /** A key comes and the oldest goes in one step: an account never has one too many, and never one too few. */
    private static void assertNothingIsHalf(AccountStore store) {
        for (StoredAccount account : store.accounts()) {
            List<Integer> numbers = numbers(store, account.id());
            if (!numbers.isEmpty()) {
                int newest = numbers.getLast();
                int oldest = Math.max(0, newest - KEYS_PER_ACCOUNT + 1);
                assertThat(numbers)
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(oldest, newest).boxed().toList());
            }
        }
    }

    private static List<Integer> numbers(AccountStore store, AccountId account) {
        return store.keys(account).stream()
                .map(StoredKey::name)
                .map(Integer::valueOf)
                .toList();
    }

    /** Runs in the child: creates, and says so once it is answered. A line counts when its full stop has come. */
    static final class CreateProgram {
        static final YearMonth MONTH = YearMonth.of(2026, 1);

        private CreateProgram() {}

        static KeyHash hash(AccountId account, int number) {
            return KeyHash.of(account + " " + number);
        }

        public static void main(String[] args) {
            AccountStore store = SqliteAccountStore.open(Path.of(args[0]));
            for (int i = 0; ; i++) {
                AccountId account = new AccountId("AC" + args[1] + "-" + i);
                store.create(new StoredAccount(account, "crash", null, Instant.EPOCH, false));
                System.out.println("account " + account + ".");
                for (int number = 0; number < 12; number++) {
                    KeyId id = new KeyId("key_" + account + "-" + number);
                    String name = String.valueOf(number);
                    KeyHash hash = hash(account, number);
                    store.addKey(new StoredKey(account, id, name, hash, Instant.EPOCH, null), KEYS_PER_ACCOUNT);
                    System.out.println("key " + account + " " + number + ".");
                }
                long total = store.addRequests(MONTH, Map.of(account, 5L)).getOrDefault(account, 0L);
                System.out.println("requests " + account + " " + total + ".");
            }
        }
    }
}
