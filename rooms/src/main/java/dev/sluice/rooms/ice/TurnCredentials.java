package dev.sluice.rooms.ice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.base.Clock;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Mints credentials that a TURN server can check without knowing the user: it and Sluice share a secret. This is the
 * scheme of draft-uberti-behave-turn-rest-00, coturn's {@code use-auth-secret}: the user name is
 * {@code <Unix seconds of its end>:<user id>}, the password the Base64 of its HMAC-SHA1 under the secret.
 *
 * <p>Immutable and thread-safe.
 */
public final class TurnCredentials {
    // The scheme knows no other; as a MAC it is not broken by SHA-1's collisions.
    private static final String ALGORITHM = "HmacSHA1";
    /** What coturn takes as part of a user name; it refuses blanks, quotes and the like. */
    private static final Pattern USER_ID = Pattern.compile("[A-Za-z0-9._~@-]{1,128}");

    private final SecretKeySpec key;
    private final Duration ttl;
    private final Clock clock;

    /** What a client logs in to the TURN server with. {@link #toString} hides the password. */
    public record Credential(String username, String password) {
        @Override
        public String toString() {
            return "Credential[" + username + "]";
        }
    }

    /**
     * Credentials under a secret.
     *
     * @param secret coturn's {@code static-auth-secret}, not empty; must be as hard to guess as a key
     * @param ttl how long a credential opens new relays
     */
    public TurnCredentials(String secret, Duration ttl, Clock clock) {
        this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
        this.ttl = ttl;
        this.clock = clock;
    }

    /**
     * A credential from now on.
     *
     * @param userId whom the TURN server counts its quota for: letters, digits and {@code ._~@-}, at most 128
     * @throws IllegalArgumentException when the id is another text
     */
    public Credential mint(String userId) {
        if (!USER_ID.matcher(userId).matches()) {
            throw new IllegalArgumentException("a TURN user id is 1 to 128 letters, digits and ._~@-");
        }
        long endSeconds = Math.floorDiv(clock.epochMs() + ttl.toMillis(), 1000L);
        String username = endSeconds + ":" + userId;
        return new Credential(username, Base64.getEncoder().encodeToString(sign(username)));
    }

    private byte[] sign(String username) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(username.getBytes(UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
