package dev.sluice.client.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A part of a process that a query can ask for. No part asked for means all of them. */
public enum ProcessPart {
    CONFIG,
    STATE,
    REPORT,
    METADATA;

    static String join(ProcessPart... parts) {
        return Arrays.stream(parts)
                .map(part -> part.name().toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(","));
    }
}
