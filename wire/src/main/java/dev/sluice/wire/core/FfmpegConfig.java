package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/** {@code ffmpeg.*}. */
public record FfmpegConfig(
        @Nullable String binary, @Nullable Long maxProcesses, Access access, Log log) {
    public FfmpegConfig {
        access = Fields.orElse(access, Access.EMPTY);
        log = Fields.orElse(log, Log.EMPTY);
    }

    static final FfmpegConfig EMPTY = new FfmpegConfig(null, null, Access.EMPTY, Log.EMPTY);

    /** {@code ffmpeg.access.*}: regular expressions on addresses. */
    public record Access(AccessRules input, AccessRules output) {
        public Access {
            input = Fields.orElse(input, AccessRules.EMPTY);
            output = Fields.orElse(output, AccessRules.EMPTY);
        }

        static final Access EMPTY = new Access(AccessRules.EMPTY, AccessRules.EMPTY);
    }

    /** {@code ffmpeg.log.*}. */
    public record Log(
            @Nullable Integer maxLines,
            @Nullable Integer maxHistory,
            @Nullable Integer maxMinimalHistory) {

        static final Log EMPTY = new Log(null, null, null);
    }
}
