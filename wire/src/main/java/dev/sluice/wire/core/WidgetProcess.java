package dev.sluice.wire.core;

/**
 * What a public page may know of a process.
 *
 * @param uptime seconds, 0 unless it runs
 */
public record WidgetProcess(long currentSessions, long totalSessions, long uptime) {}
