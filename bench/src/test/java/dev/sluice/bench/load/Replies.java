package dev.sluice.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Feeds a parser pieces and gathers what it found, one line per reply. */
final class Replies {
    private Replies() {}

    static List<String> split(String stream, int first, int second) {
        return List.of(stream.substring(0, first), stream.substring(first, second), stream.substring(second));
    }

    static List<String> of(ReplyParser parser, List<String> pieces) {
        List<String> replies = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        BodySink sink = (bytes, from, to) -> body.append(new String(bytes, from, to - from, StandardCharsets.US_ASCII));
        for (String piece : pieces) {
            byte[] bytes = piece.getBytes(StandardCharsets.US_ASCII);
            int at = 0;
            while (at < bytes.length) {
                at = parser.parse(bytes, at, bytes.length, sink);
                if (parser.complete()) {
                    replies.add(parser.refused() ? "refused " + parser.outcome() : "ok " + body);
                    body.setLength(0);
                }
            }
        }
        return replies;
    }
}
