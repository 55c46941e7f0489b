package dev.sluice.server;

import dev.sluice.access.Access;
import dev.sluice.edge.HttpStats;
import dev.sluice.edge.Metrics;
import dev.sluice.edge.items.OpenGets;
import dev.sluice.items.ItemPlane;
import dev.sluice.items.ItemStats;
import dev.sluice.rooms.PoolManager;
import dev.sluice.rooms.RoomStats;
import dev.sluice.stun.StunStats;
import java.util.function.IntSupplier;

/** Gives the counters of all rooms their names in {@code /metrics}. */
final class Gauges {
    private Gauges() {}

    static Metrics over(HttpStats http, ItemPlane items, Access access, OpenGets openGets, StunStats stun) {
        Metrics metrics = new Metrics();
        http(metrics, http);
        items(metrics, items, openGets);
        metrics.gauge("sluice.access.sessions", "Login sessions that are alive", access::sessionCount);
        stun(metrics, stun);
        return metrics;
    }

    static void rooms(Metrics metrics, PoolManager pools, IntSupplier connections) {
        RoomStats stats = pools.stats();
        metrics.gauge(
                        "sluice.rooms.connections",
                        "Open connections of peers, over Socket.IO as well",
                        connections::getAsInt)
                .gauge("sluice.rooms.peers", "Peers in pools, those that may still come back included", stats::members)
                .gauge("sluice.rooms.pools", "Pools", pools::poolCount)
                .counter("sluice.rooms.joins", "Peers that joined a pool", stats::joinedCount)
                .counter("sluice.rooms.departures", "Peers that left a pool for good", stats::departedCount)
                .counter("sluice.rooms.resumes", "Peers that took their id back", stats::resumedCount)
                .counter("sluice.rooms.relayed", "Descriptions and candidates handed on", stats::relayedCount)
                .counter("sluice.rooms.refused", "Messages answered with rtc:error", stats::refusedCount)
                .counter("sluice.rooms.slow", "Peers disconnected for not reading", stats::slowCount);
    }

    private static void http(Metrics metrics, HttpStats http) {
        metrics.gauge("sluice.http.connections", "Open connections", http::connections)
                .counter("sluice.http.requests", "Requests received", http::requestCount)
                .gauge("sluice.http.requests.active", "Requests not answered yet", http::activeRequests)
                .counter("sluice.http.malformed", "Requests that were no HTTP", http::malformedCount)
                .counter("sluice.http.faults", "Requests that failed through the server's fault", http::faultCount)
                .counter(
                        "sluice.http.connections.refused",
                        "Connections closed at once, being one too many",
                        http::refusedConnectionCount)
                .counter(
                        "sluice.http.connections.overdue",
                        "Connections closed for not finishing in time what they had begun",
                        http::overdueCount);
    }

    private static void stun(Metrics metrics, StunStats stun) {
        metrics.counter("sluice.stun.answered", "STUN requests answered with the address", stun::answeredCount)
                .counter("sluice.stun.refused", "STUN requests that need what is not known here", stun::refusedCount)
                .counter("sluice.stun.ignored", "Datagrams that were no STUN request", stun::ignoredCount)
                .counter("sluice.stun.limited", "Datagrams of addresses that sent too many", stun::limitedCount)
                .counter("sluice.stun.failed", "STUN answers that could not be sent", stun::failedCount);
    }

    private static void items(Metrics metrics, ItemPlane items, OpenGets openGets) {
        ItemStats stats = items.stats();
        metrics.counter("sluice.items.stored", "Items stored", stats::storedCount)
                .counter("sluice.items.surplus", "Items of one set beyond the ring, not used", stats::surplusCount)
                .counter("sluice.items.read", "Items handed to readers", stats::readCount)
                .counter("sluice.items.lost", "Items overwritten before a reader came to them", stats::lostCount)
                .counter("sluice.items.laps", "Times a reader found that it had lost items", stats::lapCount)
                .gauge("sluice.items.readers", "Open readers of portals", stats::openReaders)
                .gauge("sluice.items.portals", "Portals", items::portalCount)
                .gauge("sluice.items.open", "Open gets, event streams and sockets", openGets::count);
    }
}
