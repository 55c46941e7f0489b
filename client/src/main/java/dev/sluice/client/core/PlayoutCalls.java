package dev.sluice.client.core;

import dev.sluice.wire.core.CoreCodecs;
import dev.sluice.wire.core.PlayoutStatus;

/** The calls about a playout input, which the commercial FFmpeg serves. */
public final class PlayoutCalls {
    private PlayoutCalls() {}

    private static Call.Draft on(String method, String id, String inputId, String tail, String... name) {
        String[] segments = new String[name.length + 2];
        segments[0] = CoreChecks.notBlank("id", id);
        segments[1] = CoreChecks.notBlank("inputId", inputId);
        System.arraycopy(name, 0, segments, 2, name.length);
        return Call.on(method, "/api/v3/process/{}/playout/{}/" + tail, segments);
    }

    public static Call<PlayoutStatus> status(String id, String inputId) {
        return on("GET", id, inputId, "status").returning(CoreCodecs.PLAYOUT_STATUS);
    }

    public static Call<byte[]> keyframe(String id, String inputId, String name) {
        return on("GET", id, inputId, "keyframe/{…}", CoreChecks.filePath(name))
                .accept("*/*")
                .whole((status, bytes) -> bytes);
    }

    public static Call<Done> encodeErrorFrame(String id, String inputId) {
        return on("GET", id, inputId, "errorframe/encode").once().done();
    }

    public static Call<Done> putErrorFrame(String id, String inputId, String name, byte[] image) {
        return on("POST", id, inputId, "errorframe/{…}", CoreChecks.filePath(name))
                .body(RequestBody.bytes(image))
                .done();
    }

    public static Call<Done> reopen(String id, String inputId) {
        return on("GET", id, inputId, "reopen").once().done();
    }

    public static Call<Done> stream(String id, String inputId, String url) {
        return on("PUT", id, inputId, "stream")
                .body(RequestBody.text(CoreChecks.notBlank("url", url)))
                .done();
    }
}
