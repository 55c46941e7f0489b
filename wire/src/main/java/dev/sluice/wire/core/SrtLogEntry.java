package dev.sluice.wire.core;

import java.util.List;

/**
 * Lines that the SRT server logged at one instant.
 *
 * @param ts Unix time in milliseconds
 */
public record SrtLogEntry(long ts, List<String> msg) {
    public SrtLogEntry {
        msg = Fields.list(msg);
    }
}
