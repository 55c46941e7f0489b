package dev.sluice.bench.report;

/**
 * A measurement that a server cannot be put to.
 *
 * @param reason in a few words
 */
public record Gap(String section, String setup, String subject, String reason) {}
