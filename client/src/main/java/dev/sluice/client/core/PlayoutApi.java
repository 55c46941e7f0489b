package dev.sluice.client.core;

import dev.sluice.wire.core.PlayoutStatus;

/** Playout inputs, which the commercial FFmpeg serves. Each call waits for its answer. Safe for all threads. */
public final class PlayoutApi {
    private final Caller caller;

    PlayoutApi(Caller caller) {
        this.caller = caller;
    }

    /** The state of an input. */
    public PlayoutStatus status(String id, String inputId) {
        return caller.run(PlayoutCalls.status(id, inputId));
    }

    /** The last key frame as an image: PNG if the name ends with .png, else JPEG. */
    public byte[] keyframe(String id, String inputId, String name) {
        return caller.run(PlayoutCalls.keyframe(id, inputId, name));
    }

    /** Encodes the error frame anew. */
    public void encodeErrorFrame(String id, String inputId) {
        caller.run(PlayoutCalls.encodeErrorFrame(id, inputId));
    }

    /** Sets the image that is shown while the input is away. */
    public void putErrorFrame(String id, String inputId, String name, byte[] image) {
        caller.run(PlayoutCalls.putErrorFrame(id, inputId, name, image));
    }

    /** Opens the input anew. */
    public void reopen(String id, String inputId) {
        caller.run(PlayoutCalls.reopen(id, inputId));
    }

    /** Changes the input to another URL. */
    public void stream(String id, String inputId, String url) {
        caller.run(PlayoutCalls.stream(id, inputId, url));
    }
}
