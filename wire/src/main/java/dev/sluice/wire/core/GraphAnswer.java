package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The answer to a GraphQL query. */
public record GraphAnswer(@Nullable JsonNode data, @Nullable JsonNode errors) {}
