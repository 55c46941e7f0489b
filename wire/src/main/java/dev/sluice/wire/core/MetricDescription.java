package dev.sluice.wire.core;

import java.util.List;

/** A metric that can be asked for, with its labels. */
public record MetricDescription(String name, String description, List<String> labels) {
    public MetricDescription {
        Fields.required("name", name);
        Fields.required("description", description);
        labels = Fields.list(labels);
    }
}
