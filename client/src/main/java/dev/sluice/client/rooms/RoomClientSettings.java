package dev.sluice.client.rooms;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Everything a client is built with; the builder documents each. */
record RoomClientSettings(
        URI url,
        @Nullable String origin,
        Duration connectTimeout,
        Duration joinTimeout,
        Duration sendTimeout,
        Duration closeTimeout,
        Duration pingInterval,
        Duration pingTimeout,
        int joinAttempts,
        Backoff backoff,
        TokenSupplier tokens,
        int maxMessageChars,
        int maxWaitingMessages,
        int maxWaitingChars,
        int maxWaitingEvents,
        Overflow overflow) {}
