package dev.sluice.wire.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a pool token says. On the wire it is base64url of {@code END RIGHT,RIGHT POOL}, a dot, and base64url of the
 * HMAC-SHA256 of that content, so whoever knows the server's secret can make one without asking the server.
 *
 * @param pool the one pool it is good for
 * @param rights words, such as {@code SIGNAL}, in alphabetical order
 * @param endMs Unix time in ms from which on it is worth nothing
 */
public record PoolToken(String pool, List<String> rights, long endMs) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int PARTS = 3;

    public PoolToken {
        rights = rights.stream().sorted().distinct().toList();
        if (rights.stream().anyMatch(word -> word.isEmpty() || word.contains(",") || word.contains(" "))) {
            throw new IllegalArgumentException("a right is a word without commas and spaces");
        }
    }

    public static PoolToken of(String pool, Collection<String> rights, long endMs) {
        return new PoolToken(pool, List.copyOf(rights), endMs);
    }

    /** The token, signed. {@code secret} must be as hard to guess as a key. */
    public String sign(byte[] secret) {
        byte[] content = (endMs + " " + String.join(",", rights) + " " + pool).getBytes(UTF_8);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(content) + "." + base64.encodeToString(signature(content, secret));
    }

    /** What a token says; empty when it was not signed with this secret. Its end is the caller's to check. */
    public static Optional<PoolToken> verified(String token, byte[] secret) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            byte[] content = Base64.getUrlDecoder().decode(token.substring(0, dot));
            byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            return MessageDigest.isEqual(signature, signature(content, secret))
                    ? Optional.of(parsed(new String(content, UTF_8)))
                    : Optional.empty();
        } catch (IllegalArgumentException noToken) {
            return Optional.empty();
        }
    }

    /** Only of a content that somebody with the secret wrote. */
    private static PoolToken parsed(String content) {
        String[] parts = content.split(" ", PARTS);
        if (parts.length < PARTS) {
            throw new IllegalArgumentException("signed, but no token");
        }
        List<String> rights = parts[1].isEmpty() ? List.of() : List.of(parts[1].split(",", -1));
        return new PoolToken(parts[2], rights, Long.parseLong(parts[0]));
    }

    private static byte[] signature(byte[] content, byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(content);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
