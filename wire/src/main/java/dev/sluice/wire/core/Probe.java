package dev.sluice.wire.core;

import java.util.List;

/**
 * What FFmpeg found in the inputs of a process.
 *
 * @param log everything FFmpeg printed; the only part that tells of a failure
 */
public record Probe(List<ProbeStream> streams, List<String> log) {
    public Probe {
        streams = Fields.list(streams);
        log = Fields.list(log);
    }
}
