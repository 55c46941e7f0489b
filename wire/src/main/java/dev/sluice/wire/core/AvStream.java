package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/** The state of a playout input of the commercial FFmpeg. */
public record AvStream(
        AvStreamIo input,
        AvStreamIo output,
        long aqueue,
        long queue,
        long dup,
        long drop,
        long enc,
        boolean looping,
        @Nullable Long loopingRuntime,
        boolean duplicating,
        String gop,
        @Nullable String mode) {
    public AvStream {
        Fields.required("input", input);
        Fields.required("output", output);
        Fields.required("gop", gop);
    }
}
