package dev.sluice.edge.web;

import dev.sluice.edge.ClientConnection;
import dev.sluice.edge.Endpoint;
import io.vertx.core.http.HttpServerRequest;

/**
 * The page of a room: every address below {@code /rooms/} is one, whatever its name, except the files of the page itself
 * where they are not asked for as a document. The page reads the name from its address.
 */
public final class RoomPageEndpoint implements Endpoint {
    public static final String PREFIX = "/rooms/";
    /** The same without a slash, for those who type it. */
    public static final String PATH = "/rooms";

    private static final String PAGE = "rooms/index.html";

    private final StaticEndpoint files;

    public RoomPageEndpoint(StaticEndpoint files) {
        this.files = files;
    }

    @Override
    public void handle(HttpServerRequest request, ClientConnection client) {
        boolean asDocument = "document".equals(request.getHeader("Sec-Fetch-Dest"));
        String path = request.path();
        String file = path == null ? "" : path.substring(1);
        files.serve(request, !asDocument && files.has(file) ? file : PAGE);
    }
}
