package dev.sluice.client.rooms;

import java.time.Duration;

/**
 * Finds out whether a connection still lives, by pings after silence. A second after a message, too: the JDK's WebSocket
 * (seen with 25) loses the end of a connection that comes while a message is being handed over, and tells nobody; a write
 * then fails, the second one at the latest.
 *
 * <p>For one thread.
 */
final class Pulse {
    private static final Duration LONGEST_PERIOD = Duration.ofSeconds(1);

    private final Connection connection;
    private final Duration pingInterval;
    private final Duration pingTimeout;
    private final Duration period;
    private boolean pinged;
    private long pingedNs;

    Pulse(Connection connection, Duration pingInterval, Duration pingTimeout) {
        this.connection = connection;
        this.pingInterval = pingInterval;
        this.pingTimeout = pingTimeout;
        this.period = pingInterval.compareTo(LONGEST_PERIOD) < 0 ? pingInterval : LONGEST_PERIOD;
    }

    /** How often it wants to {@link #beat}. */
    Duration period() {
        return period;
    }

    void beat(long nowNs) {
        long heardNs = connection.lastHeardNs();
        if (pinged && heardNs - pingedNs >= 0) {
            pinged = false;
        }
        if (pinged) {
            if (nowNs - pingedNs >= pingTimeout.toNanos()) {
                connection.abort("the server does not answer pings");
            } else {
                connection.ping();
            }
            return;
        }
        Duration patience = connection.isUnproven() ? period : pingInterval;
        if (nowNs - heardNs >= patience.toNanos()) {
            pinged = true;
            pingedNs = nowNs;
            connection.ping();
        }
    }
}
