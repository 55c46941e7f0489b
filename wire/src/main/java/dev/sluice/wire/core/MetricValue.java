package dev.sluice.wire.core;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;

/**
 * A sample. On the wire it is the pair {@code [time, value]}.
 *
 * @param ts Unix time in seconds
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record MetricValue(long ts, @Nullable Double value) {}
