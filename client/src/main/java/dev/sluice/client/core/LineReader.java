package dev.sluice.client.core;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Splits an arriving body into lines of limited length. For one thread. */
final class LineReader {
    private static final int MAX_LINE_BYTES = 1024 * 1024;

    private final WatchedStream body;
    private final byte[] chunk = new byte[16 * 1024];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int next;
    private int end;

    LineReader(WatchedStream body) {
        this.body = body;
    }

    @Nullable
    String next() throws IOException {
        line.reset();
        while (true) {
            if (next == end) {
                next = 0;
                end = body.read(chunk);
                if (end < 0) {
                    end = 0;
                    return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
                }
            }
            int start = next;
            while (next < end && chunk[next] != '\n') {
                next++;
            }
            line.write(chunk, start, next - start);
            if (line.size() > MAX_LINE_BYTES) {
                throw new IOException("an event exceeds " + MAX_LINE_BYTES + " bytes");
            }
            if (next < end) {
                next++;
                return line.toString(StandardCharsets.UTF_8);
            }
        }
    }
}
