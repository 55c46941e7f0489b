package dev.sluice.cli.items;

import java.time.Duration;

/**
 * What a latency test sends.
 *
 * @param warmUp how many items are sent before those that count
 * @param interval from one item to the next
 */
record LatencyPlan(String portal, int warmUp, int count, Duration interval) {
    int total() {
        return warmUp + count;
    }
}
