package dev.sluice.wire.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The progress of one stream of one input or output.
 *
 * @param index number of the input or output
 * @param stream number of the stream in it
 * @param address as FFmpeg printed it, resolved
 */
public record ProgressIo(
        String id,
        String address,
        long index,
        long stream,
        String format,
        String type,
        String codec,
        String coder,
        @Nullable Long profile,
        @Nullable Long level,
        long frame,
        @Nullable Long keyframe,
        @Nullable Framerate framerate,
        double fps,
        long packet,
        double pps,
        long sizeKb,
        double bitrateKbit,
        @Nullable Long extradataSizeBytes,
        @Nullable String pixFmt,
        double q,
        @Nullable Long width,
        @Nullable Long height,
        @Nullable String sampleFmt,
        @Nullable Long samplingHz,
        @Nullable String layout,
        @Nullable Long channels,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable AvStream avstream,
        @Nullable JsonNode tee) {
    public ProgressIo {
        Fields.required("id", id);
        Fields.required("address", address);
        Fields.required("format", format);
        Fields.required("type", type);
        Fields.required("codec", codec);
        Fields.required("coder", coder);
    }

    /** The frame rate in frames per second since the start. */
    public record Framerate(double min, double max, double avg) {}
}
