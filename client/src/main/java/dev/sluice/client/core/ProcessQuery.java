package dev.sluice.client.core;

import dev.sluice.wire.core.InvalidRequestException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which processes, and what of them. Immutable; null or empty means: no such condition.
 *
 * @param ids exactly these; ignored by a Core when {@code reference} is given
 * @param reference exactly this one
 * @param idPattern a glob whose {@code *} matches everything
 * @param refPattern a glob on the reference
 * @param ownerPattern newer Cores only
 * @param domainPattern newer Cores only
 * @param parts what to bring; empty for everything
 */
public record ProcessQuery(
        List<String> ids,
        @Nullable String reference,
        @Nullable String idPattern,
        @Nullable String refPattern,
        @Nullable String ownerPattern,
        @Nullable String domainPattern,
        List<ProcessPart> parts) {
    /** Every process with everything. */
    public static final ProcessQuery ALL = new ProcessQuery(List.of(), null, null, null, null, null, List.of());

    public ProcessQuery {
        ids = List.copyOf(ids);
        parts = List.copyOf(parts);
        if (ids.stream().anyMatch(id -> id.isBlank() || id.contains(","))) {
            throw new InvalidRequestException("id", "must neither be blank nor hold a comma");
        }
    }

    public ProcessQuery withIds(String... values) {
        return new ProcessQuery(List.of(values), reference, idPattern, refPattern, ownerPattern, domainPattern, parts);
    }

    public ProcessQuery withReference(String value) {
        return new ProcessQuery(ids, value, idPattern, refPattern, ownerPattern, domainPattern, parts);
    }

    public ProcessQuery withIdPattern(String value) {
        return new ProcessQuery(ids, reference, value, refPattern, ownerPattern, domainPattern, parts);
    }

    public ProcessQuery withRefPattern(String value) {
        return new ProcessQuery(ids, reference, idPattern, value, ownerPattern, domainPattern, parts);
    }

    /** Newer Cores only. */
    public ProcessQuery withOwner(String pattern, String domain) {
        return new ProcessQuery(ids, reference, idPattern, refPattern, pattern, domain, parts);
    }

    public ProcessQuery withParts(ProcessPart... values) {
        return new ProcessQuery(ids, reference, idPattern, refPattern, ownerPattern, domainPattern, List.of(values));
    }

    Call.Draft addTo(Call.Draft draft) {
        return draft.query("filter", ProcessPart.join(parts.toArray(ProcessPart[]::new)))
                .query("reference", reference)
                .query("id", String.join(",", ids))
                .query("idpattern", idPattern)
                .query("refpattern", refPattern)
                .query("ownerpattern", ownerPattern)
                .query("domainpattern", domainPattern);
    }
}
