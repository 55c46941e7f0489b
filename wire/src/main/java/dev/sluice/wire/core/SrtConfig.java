package dev.sluice.wire.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code srt.*}. */
public record SrtConfig(
        @Nullable Boolean enable,
        @Nullable String address,
        @Nullable String passphrase,
        @Nullable String token,
        Log log) {
    public SrtConfig {
        log = Fields.orElse(log, Log.EMPTY);
    }

    static final SrtConfig EMPTY = new SrtConfig(null, null, null, null, Log.EMPTY);

    /** {@code srt.log.*}. */
    public record Log(@Nullable Boolean enable, @Nullable List<String> topics) {
        public Log {
            topics = Fields.copyOrNull(topics);
        }

        static final Log EMPTY = new Log(null, null);
    }
}
