package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/** Which process events to send; each value is a regular expression. */
public record ProcessEventFilter(
        @Nullable String pid,
        @Nullable String domain,
        @Nullable String type,
        @Nullable String coreId) {}
