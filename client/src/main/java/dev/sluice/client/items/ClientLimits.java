package dev.sluice.client.items;

import java.time.Duration;

/** The client's timeouts and limits; meanings and defaults are documented at {@link XrtcClientBuilder}. */
record ClientLimits(
        Duration totalTimeout,
        Duration connectTimeout,
        Duration readTimeout,
        Duration keepAlive,
        int maxConnections,
        int maxConcurrentRequests,
        int maxWaitingRequests,
        int maxJsonBytes,
        int rememberedDeliveries,
        int rememberedPortals) {
    /** With HTTP/1.1 a request occupies one connection, so the smaller limit rules both. */
    int permits() {
        return Math.min(maxConnections, maxConcurrentRequests);
    }
}
