package dev.sluice.client.core;

import dev.sluice.wire.core.PlayoutStatus;
import java.util.concurrent.CompletableFuture;

/** Playout inputs, which the commercial FFmpeg serves. Each call gives a future at once. Safe for all threads. */
public final class AsyncPlayoutApi {
    private final Caller caller;

    AsyncPlayoutApi(Caller caller) {
        this.caller = caller;
    }

    /** The state of an input. */
    public CompletableFuture<PlayoutStatus> status(String id, String inputId) {
        return caller.start(PlayoutCalls.status(id, inputId));
    }

    /** The last key frame as an image: PNG if the name ends with .png, else JPEG. */
    public CompletableFuture<byte[]> keyframe(String id, String inputId, String name) {
        return caller.start(PlayoutCalls.keyframe(id, inputId, name));
    }

    /** Encodes the error frame anew. */
    public CompletableFuture<Void> encodeErrorFrame(String id, String inputId) {
        return caller.perform(PlayoutCalls.encodeErrorFrame(id, inputId));
    }

    /** Sets the image that is shown while the input is away. */
    public CompletableFuture<Void> putErrorFrame(String id, String inputId, String name, byte[] image) {
        return caller.perform(PlayoutCalls.putErrorFrame(id, inputId, name, image));
    }

    /** Opens the input anew. */
    public CompletableFuture<Void> reopen(String id, String inputId) {
        return caller.perform(PlayoutCalls.reopen(id, inputId));
    }

    /** Changes the input to another URL. */
    public CompletableFuture<Void> stream(String id, String inputId, String url) {
        return caller.perform(PlayoutCalls.stream(id, inputId, url));
    }
}
