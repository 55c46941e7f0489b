package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The state of a playout input, as the commercial FFmpeg tells it. */
public record PlayoutStatus(
        String id,
        String url,
        long stream,
        long queue,
        long aqueue,
        long dup,
        long drop,
        long enc,
        boolean looping,
        boolean duplicating,
        String gop,
        @Nullable JsonNode debug,
        AvStreamIo input,
        AvStreamIo output,
        Swap swap) {
    public PlayoutStatus {
        Fields.required("id", id);
        Fields.required("url", url);
        Fields.required("gop", gop);
        Fields.required("input", input);
        Fields.required("output", output);
        Fields.required("swap", swap);
    }

    /** The change to another URL that is under way or was the last. */
    public record Swap(String url, String status, String lasturl, String lasterror) {
        public Swap {
            Fields.required("url", url);
            Fields.required("status", status);
            Fields.required("lasturl", lasturl);
            Fields.required("lasterror", lasterror);
        }
    }
}
