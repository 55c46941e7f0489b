package dev.sluice.wire.core;

/**
 * A stream that somebody publishes by RTMP.
 *
 * @param name the whole path with its leading slash, without the token
 */
public record RtmpChannel(String name) {
    public RtmpChannel {
        Fields.required("name", name);
    }
}
