package dev.sluice.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * HTTP/1.1 responses with {@code Content-Length} or chunked body (RFC 9112, sections 6.2 and 7.1).
 */
public final class HttpReplyParser implements ReplyParser {
    private enum State {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILERS
    }

    private final Line line = new Line();
    private State state = State.HEAD;
    private boolean complete;
    /** Of the reply being read; 0 between replies. */
    private int status;

    private int lastStatus = 200;
    private boolean chunked;
    private long remaining;
    private final StringBuilder refusal = new StringBuilder();

    @Override
    public int parse(byte[] bytes, int from, int to, BodySink body) {
        complete = false;
        int at = from;
        while (at < to && !complete) {
            if (state == State.BODY || state == State.CHUNK) {
                at = passBody(bytes, at, to, body);
            } else {
                at = line.gather(bytes, at, to);
                if (line.ended()) {
                    lineEnded();
                }
            }
        }
        return at;
    }

    private int passBody(byte[] bytes, int at, int to, BodySink body) {
        int length = (int) Math.min(remaining, to - at);
        if (refused()) {
            refusal.append(new String(bytes, at, Math.min(length, 200), StandardCharsets.UTF_8));
        } else {
            body.body(bytes, at, at + length);
        }
        remaining -= length;
        if (remaining == 0) {
            if (state == State.BODY) {
                end();
            } else {
                state = State.CHUNK_END;
            }
        }
        return at + length;
    }

    private void lineEnded() {
        switch (state) {
            case HEAD -> headLine();
            case CHUNK_SIZE -> chunkSize();
            case CHUNK_END -> state = State.CHUNK_SIZE;
            case TRAILERS -> {
                if (line.length() == 0) {
                    end();
                }
            }
            case BODY, CHUNK -> throw new IllegalStateException("A body has no lines");
        }
    }

    private void headLine() {
        if (status == 0) {
            status = statusOf();
        } else if (line.length() == 0) {
            bodyBegins();
        } else if (line.startsWith("content-length:")) {
            remaining = Long.parseLong(
                    line.text().substring("content-length:".length()).trim());
        } else if (line.startsWith("transfer-encoding:")) {
            chunked = line.text().toLowerCase(Locale.ROOT).endsWith("chunked");
        }
    }

    private int statusOf() {
        if (line.length() < 12 || !line.startsWith("http/1.1 ")) {
            throw new LoadException("Not an HTTP/1.1 status line: " + line.text());
        }
        refusal.setLength(0);
        return (line.at(9) - '0') * 100 + (line.at(10) - '0') * 10 + (line.at(11) - '0');
    }

    private void bodyBegins() {
        if (status == 100) {
            status = 0;
        } else if (chunked) {
            state = State.CHUNK_SIZE;
        } else if (remaining == 0) {
            end();
        } else {
            state = State.BODY;
        }
    }

    private void chunkSize() {
        String size = line.text();
        int extension = size.indexOf(';');
        remaining = Long.parseLong((extension < 0 ? size : size.substring(0, extension)).trim(), 16);
        state = remaining == 0 ? State.TRAILERS : State.CHUNK;
    }

    private void end() {
        complete = true;
        lastStatus = status;
        status = 0;
        chunked = false;
        state = State.HEAD;
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public boolean refused() {
        return status == 0 ? lastStatus != 200 : status != 200;
    }

    @Override
    public String outcome() {
        return "HTTP " + (status == 0 ? lastStatus : status) + (refusal.isEmpty() ? "" : " " + refusal);
    }
}
