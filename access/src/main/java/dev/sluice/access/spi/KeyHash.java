package dev.sluice.access.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a store keeps of an API key: its SHA-256, as 64 lower-case hexadecimal digits. An API key carries 190 random
 * bits, so a fast hash gives nothing away: nobody can try all keys.
 */
public record KeyHash(String hex) {
    public static KeyHash of(String secret) {
        return new KeyHash(HexFormat.of().formatHex(sha256(secret)));
    }

    private static byte[] sha256(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
