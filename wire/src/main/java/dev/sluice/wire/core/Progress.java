package dev.sluice.wire.core;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How far FFmpeg came, as it printed it last. Everything is 0 and the lists are empty while nothing runs.
 *
 * @param q the encoder's quantiser
 * @param time seconds of media
 * @param fps mean of the last 30 s
 * @param bitrateKbit mean of the last 30 s; 1 kbit = 1024 bit
 * @param sizeKb 1 kB = 1024 bytes
 */
public record Progress(
        @Nullable Boolean started,
        List<ProgressIo> inputs,
        List<ProgressIo> outputs,
        @Nullable JsonNode mapping,
        long frame,
        long packet,
        double fps,
        double q,
        long sizeKb,
        double time,
        double bitrateKbit,
        double speed,
        long drop,
        long dup) {
    public Progress {
        inputs = Fields.list(inputs);
        outputs = Fields.list(outputs);
    }
}
