package dev.sluice.edge.items;

import dev.sluice.wire.items.GetQuery;
import dev.sluice.wire.items.ItemError;
import dev.sluice.wire.items.ItemLimits;
import dev.sluice.wire.items.ItemRefusal;
import dev.sluice.wire.items.Mode;
import dev.sluice.wire.items.PortalId;
import dev.sluice.wire.items.PortalQuery;
import dev.sluice.wire.items.Schedule;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the URL of an event stream or a socket asks for: {@code ?portalid=abc&portalid=def&cutoff=500}. Names may also
 * be separated by commas.
 *
 * @param from where to go on: the {@code Last-Event-ID} header, which a browser sends by itself, or the parameter
 *     {@code after}
 */
record ViewQuery(GetQuery query, Map<PortalId, Long> from) {

    /**
     * Reads the parameters.
     *
     * @throws ItemRefusal error 30, naming the parameter
     */
    static ViewQuery read(HttpServerRequest request, ItemLimits limits) {
        MultiMap parameters = parameters(request);
        long cutoffMs = cutoff(parameters.get("cutoff"));
        List<PortalQuery> portals = new ArrayList<>();
        for (PortalId id : portalIds(parameters.getAll("portalid"), limits)) {
            portals.add(new PortalQuery(id, Schedule.FIFO, cutoffMs, 0));
        }
        String lastEventId = request.headers().get("Last-Event-ID");
        String from = lastEventId != null ? lastEventId : parameters.get("after");
        return new ViewQuery(new GetQuery(portals, Mode.STREAM), EventId.parse(from));
    }

    private static MultiMap parameters(HttpServerRequest request) {
        try {
            return request.params();
        } catch (IllegalArgumentException undecodable) {
            throw new ItemRefusal(
                    ItemError.INVALID_ARGUMENTS, "the query cannot be decoded; % must be followed by two hex digits");
        }
    }

    private static Set<PortalId> portalIds(List<String> values, ItemLimits limits) {
        Set<PortalId> ids = new LinkedHashSet<>();
        for (String value : values) {
            for (String name : value.split(",", -1)) {
                if (!PortalId.isValid(name, limits.portalIdMaxChars())) {
                    throw new ItemRefusal(
                            ItemError.INVALID_ARGUMENTS,
                            "portalid must be 1 to " + limits.portalIdMaxChars() + " ASCII letters and digits");
                }
                ids.add(new PortalId(name));
                if (ids.size() > limits.portalsPerGet()) {
                    throw new ItemRefusal(
                            ItemError.INVALID_ARGUMENTS,
                            "portalid names more than " + limits.portalsPerGet() + " portals; open another view");
                }
            }
        }
        if (ids.isEmpty()) {
            throw new ItemRefusal(
                    ItemError.INVALID_ARGUMENTS, "portalid is missing; name at least one portal: ?portalid=abc");
        }
        return ids;
    }

    private static long cutoff(@Nullable String text) {
        if (text == null) {
            return PortalQuery.NO_CUTOFF;
        }
        try {
            long ms = Long.parseLong(text);
            if (ms >= PortalQuery.NO_CUTOFF) {
                return ms;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new ItemRefusal(ItemError.INVALID_ARGUMENTS, "cutoff must be -1 or an age in ms");
    }
}
