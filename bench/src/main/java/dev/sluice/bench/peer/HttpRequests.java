package dev.sluice.bench.peer;

import dev.sluice.bench.load.Request;
import dev.sluice.bench.load.Stamp;
import dev.sluice.wire.items.ItemPaths;

/** The item calls as bytes, with the headers a lean client sends. */
final class HttpRequests {
    private static final int PAYLOAD_CHARS = 64;

    private final int port;
    private final String session;

    HttpRequests(int port, String session) {
        this.port = port;
        this.session = session;
    }

    Request set(int portal) {
        return post(
                ItemPaths.SET,
                "{\"items\":[{\"portalid\":\"" + portalId(portal) + "\",\"payload\":\"" + Stamp.payload(PAYLOAD_CHARS)
                        + "\"}]}");
    }

    Request get(int portal, String mode, String schedule) {
        return post(
                ItemPaths.GET,
                "{\"portals\":[{\"portalid\":\"" + portalId(portal) + "\"}],\"mode\":\"" + mode + "\",\"schedule\":\""
                        + schedule + "\"}");
    }

    private Request post(String path, String json) {
        return new Request(
                "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nCookie: " + ItemPaths.COOKIE + "="
                        + session + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                        + "\r\n\r\n" + json);
    }

    private static String portalId(int portal) {
        return "bench" + portal;
    }
}
