package dev.sluice.wire.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One series of a metric. */
public record MetricSeries(
        String name,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Map<String, String> labels,
        List<MetricValue> values) {
    public MetricSeries {
        Fields.required("name", name);
        labels = Fields.copyOrNull(labels);
        values = Fields.list(values);
    }
}
