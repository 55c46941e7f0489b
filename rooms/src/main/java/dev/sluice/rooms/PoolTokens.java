package dev.sluice.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.base.Clock;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pool tokens: the name of a pool, rights and an end, signed with HMAC-SHA256. Whoever holds one may join that pool until
 * then, as often as it likes.
 *
 * <p>Immutable and thread-safe.
 */
public final class PoolTokens {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int PARTS = 3;

    private final SecretKeySpec key;
    private final Clock clock;

    /** {@code secret} signs; it must be as hard to guess as a key. */
    public PoolTokens(byte[] secret, Clock clock) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.clock = clock;
    }

    /**
     * Makes a token.
     *
     * @param endMs Unix time in ms from which on it is worth nothing
     */
    public String mint(String pool, Set<Right> rights, long endMs) {
        String words = rights.stream().sorted().map(Right::name).collect(Collectors.joining(","));
        byte[] content = (endMs + " " + words + " " + pool).getBytes(UTF_8);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(content) + "." + base64.encodeToString(sign(content));
    }

    /** The rights of a token in a pool; empty when it is forged, over, or for another pool. */
    public Optional<Set<Right>> rights(String token, String pool) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            byte[] content = Base64.getUrlDecoder().decode(token.substring(0, dot));
            byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            return MessageDigest.isEqual(signature, sign(content))
                    ? granted(new String(content, UTF_8), pool)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Only of a content that this server wrote itself. */
    private Optional<Set<Right>> granted(String content, String pool) {
        String[] parts = content.split(" ", PARTS);
        if (Long.parseLong(parts[0]) <= clock.epochMs() || !parts[2].equals(pool)) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(parts[1].split(",", -1))
                .filter(word -> !word.isEmpty())
                .map(Right::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Right.class))));
    }

    private byte[] sign(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(content);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
