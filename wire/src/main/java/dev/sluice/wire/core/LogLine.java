package dev.sluice.wire.core;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * One line of FFmpeg. On the wire it is the pair {@code ["time", "line"]}.
 *
 * @param ts Unix time in seconds, as text
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
public record LogLine(String ts, String line) {
    public LogLine {
        Fields.required("ts", ts);
        Fields.required("line", line);
    }
}
