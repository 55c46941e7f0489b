package dev.sluice.edge.web;

import dev.sluice.edge.Answers;
import dev.sluice.edge.ClientConnection;
import dev.sluice.edge.Endpoint;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Serves the browser code from the class path, each file read once. Pages may load what this server serves and nothing
 * else, and nobody may frame them.
 */
public final class StaticEndpoint implements Endpoint {
    private static final String POLICY = "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:;"
            + " object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    /** Plain relative paths only, so no name can leave the folder. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+)*(\\.[a-z0-9]+)+");

    /** What pages of other servers may load too: modules are fetched with CORS. It is public, and the same for all. */
    private static final String LIBRARY = "client/";

    private static final int MOST_KEPT = 512;

    private final Map<String, Optional<StaticResource>> resources = new ConcurrentHashMap<>();

    @Override
    public void handle(HttpServerRequest request, ClientConnection client) {
        String path = request.path();
        serve(request, path == null || path.equals("/") ? "index.html" : path.substring(1));
    }

    /** Whether there is a file of this name. */
    boolean has(String name) {
        return resource(name).isPresent();
    }

    /** Answers with the file of this name, whatever the path. */
    void serve(HttpServerRequest request, String name) {
        HttpServerResponse response = request.response();
        Optional<StaticResource> found = resource(name);
        if (found.isEmpty()) {
            Answers.plain(response, 404, "nothing is at this path");
        } else if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            Answers.plain(response, 405, "this path answers to GET, HEAD");
        } else {
            if (name.startsWith(LIBRARY)) {
                response.putHeader("Access-Control-Allow-Origin", "*");
            }
            send(request, found.get());
        }
    }

    private Optional<StaticResource> resource(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        Optional<StaticResource> kept = resources.get(name);
        if (kept != null) {
            return kept;
        }
        Optional<StaticResource> loaded = Optional.ofNullable(StaticResource.load(name));
        if (loaded.isPresent() && resources.size() < MOST_KEPT) {
            resources.put(name, loaded);
        }
        return loaded;
    }

    private static void send(HttpServerRequest request, StaticResource resource) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CONTENT_TYPE, resource.contentType());
        response.putHeader(HttpHeaders.ETAG, resource.entityTag());
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.putHeader("Content-Security-Policy", POLICY);
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Referrer-Policy", "no-referrer");
        if (resource.entityTag().equals(request.headers().get(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
        } else if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(
                    HttpHeaders.CONTENT_LENGTH, Integer.toString(resource.body().length()));
            response.end();
        } else {
            response.end(resource.body());
        }
    }
}
