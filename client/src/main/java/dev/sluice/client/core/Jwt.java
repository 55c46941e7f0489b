package dev.sluice.client.core;

import dev.sluice.base.Clock;
import dev.sluice.wire.core.ContractException;
import dev.sluice.wire.core.CoreCodecs;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A token and how long this client may use it. The signature is the server's business.
 *
 * @param expiresAt by the server's clock; null when the token does not say
 * @param deadlineNanos end of use on the client's monotonic clock
 */
record Jwt(String text, @Nullable Instant expiresAt, long deadlineNanos) {

    /**
     * A token that the server made just now: its lifetime counts from here, so that a difference between the two
     * clocks does not matter.
     */
    static Jwt fresh(String text, Clock clock) {
        Map<String, JsonNode> claims = claims(text);
        Long expires = seconds(claims, "exp");
        Long issued = seconds(claims, "iat");
        if (expires == null || issued == null) {
            return given(text, clock);
        }
        return new Jwt(text, Instant.ofEpochSecond(expires), deadline(clock, Duration.ofSeconds(expires - issued)));
    }

    /** A token of unknown age: all there is to go by is the wall clock. One that cannot be read counts as expired. */
    static Jwt given(String text, Clock clock) {
        Long expires = seconds(claims(text), "exp");
        if (expires == null) {
            return new Jwt(text, null, clock.nanoTime());
        }
        Instant end = Instant.ofEpochSecond(expires);
        Duration rest = Duration.between(Instant.ofEpochMilli(clock.epochMs()), end);
        return new Jwt(text, end, deadline(clock, rest));
    }

    boolean isUsable(Clock clock, Duration leeway) {
        return deadlineNanos - clock.nanoTime() > leeway.toNanos();
    }

    @Override
    public String toString() {
        return "Jwt[expiresAt=" + expiresAt + "]";
    }

    private static long deadline(Clock clock, Duration rest) {
        long limited = Math.clamp(rest.toSeconds(), -TimeUnit.DAYS.toSeconds(36_500), TimeUnit.DAYS.toSeconds(36_500));
        return clock.nanoTime() + TimeUnit.SECONDS.toNanos(limited);
    }

    private static Map<String, JsonNode> claims(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Map.of();
        }
        try {
            return CoreCodecs.JSON_MAP.decode(Base64.getUrlDecoder().decode(parts[1]));
        } catch (IllegalArgumentException | ContractException unreadable) {
            return Map.of();
        }
    }

    private static @Nullable Long seconds(Map<String, JsonNode> claims, String name) {
        JsonNode value = claims.get(name);
        return value != null && value.isNumber() ? (Long) (long) value.asDouble() : null;
    }
}
