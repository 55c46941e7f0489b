package dev.sluice.wire.core;

import com.fasterxml.jackson.annotation.JsonIgnore;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who sends to or reads from a Core.
 *
 * @param createdAt Unix time in seconds
 * @param extra a string, on newer Cores an object
 */
public record Session(
        String id,
        String reference,
        long createdAt,
        String local,
        String remote,
        JsonNode extra,
        long bytesRx,
        long bytesTx,
        double bandwidthRxKbit,
        double bandwidthTxKbit) {
    public Session {
        Fields.required("id", id);
        Fields.required("reference", reference);
        Fields.required("local", local);
        Fields.required("remote", remote);
        Fields.required("extra", extra);
    }

    /** The remark of the collector as text; an object of a newer Core as JSON. */
    @JsonIgnore
    public String extraText() {
        return extra.isString() ? extra.stringValue() : extra.toString();
    }
}
