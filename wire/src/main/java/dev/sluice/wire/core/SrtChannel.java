package dev.sluice.wire.core;

import java.util.List;
import java.util.Map;

/** A resource that is published by SRT, with those who read it. */
public record SrtChannel(
        String name,
        long socketid,
        List<Long> subscriber,
        Map<String, SrtConnection> connections,
        Map<String, List<SrtLogEntry>> log) {
    public SrtChannel {
        Fields.required("name", name);
        subscriber = Fields.list(subscriber);
        connections = Fields.map(connections);
        log = Fields.map(log);
    }
}
