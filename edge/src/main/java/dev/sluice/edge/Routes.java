package dev.sluice.edge;

import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which endpoint answers which path and method. Filled at start, then only read, by every loop. */
public final class Routes {
    private final Map<String, Map<HttpMethod, Endpoint>> exact = new HashMap<>();
    private final List<Prefix> prefixes = new ArrayList<>();

    private record Prefix(String start, Endpoint endpoint) {}

    public Routes add(HttpMethod method, String path, Endpoint endpoint) {
        exact.computeIfAbsent(path, missing -> new HashMap<>()).put(method, endpoint);
        return this;
    }

    public Routes get(String path, Endpoint endpoint) {
        return add(HttpMethod.GET, path, endpoint);
    }

    /** Everything below {@code start} that has no route of its own; the endpoint looks at the method itself. */
    public Routes addPrefix(String start, Endpoint endpoint) {
        prefixes.add(new Prefix(start, endpoint));
        return this;
    }

    /** The methods of a path that has routes of its own, or null. */
    @Nullable
    Map<HttpMethod, Endpoint> methodsOf(String path) {
        return exact.get(path);
    }

    @Nullable
    Endpoint prefixOf(String path) {
        for (Prefix prefix : prefixes) {
            if (path.startsWith(prefix.start())) {
                return prefix.endpoint();
            }
        }
        return null;
    }
}
