package dev.sluice.access;

import dev.sluice.base.AccountId;
import dev.sluice.base.KeyId;
import java.security.SecureRandom;

/** Draws ids and secrets. Thread-safe, as {@link SecureRandom} is. */
final class Secrets {
    private static final String DIGITS = "0123456789";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String LETTERS_AND_DIGITS = LOWER + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + DIGITS;

    private final SecureRandom random;

    Secrets(SecureRandom random) {
        this.random = random;
    }

    /** {@code AC} and 16 digits. */
    AccountId accountId() {
        return new AccountId("AC" + draw(DIGITS, 16));
    }

    KeyId keyId() {
        return new KeyId("key_" + draw(LOWER + DIGITS, 8));
    }

    /** 32 letters and digits: 190 bits. */
    String apiKey() {
        return draw(LETTERS_AND_DIGITS, 32);
    }

    /** 32 letters and digits: 190 bits. */
    String registrationToken() {
        return draw(LETTERS_AND_DIGITS, 32);
    }

    /** What a user types over from an e-mail. */
    String sixDigits() {
        return draw(DIGITS, 6);
    }

    private String draw(String alphabet, int length) {
        return random.ints(length, 0, alphabet.length())
                .collect(
                        StringBuilder::new, (text, index) -> text.append(alphabet.charAt(index)), StringBuilder::append)
                .toString();
    }
}
