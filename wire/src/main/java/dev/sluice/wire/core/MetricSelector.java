package dev.sluice.wire.core;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks for the series of one metric; each label takes a regular expression. */
public record MetricSelector(String name, @Nullable Map<String, String> labels) {
    public MetricSelector {
        Fields.required("name", name);
        labels = Fields.copyOrNull(labels);
    }
}
