package dev.sluice.bench.load;

/**
 * What a WebSocket server sends: the answer to the upgrade, then frames (RFC 6455, section 5), which may be split
 * anywhere. Messages may come in fragments, with control frames between.
 */
final class WebSocketParser {
    /** Told on the selector thread, in the order of the stream. */
    interface Events extends BodySink {
        void upgraded();

        /** The server answered the upgrade with something else. */
        void refused(String statusLine);

        /** All bytes of a message have gone to {@link #body}. */
        void messageEnded();

        /** {@code payload} is the frame's own. */
        void control(int opcode, byte[] payload);
    }

    private enum State {
        STATUS,
        HEAD,
        FRAME,
        PAYLOAD,
        /** Refused or closed: what still comes is nothing. */
        OVER
    }

    private final Events events;
    private final Line line = new Line();
    /** Header of the frame being read; 2 bytes, or 4, or 10. */
    private final byte[] header = new byte[10];

    private State state = State.STATUS;
    private int headerLength;
    private long remaining;
    private byte[] control = {};
    private int controlLength;

    WebSocketParser(Events events) {
        this.events = events;
    }

    /** Takes all bytes. */
    void parse(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            at = switch (state) {
                case STATUS, HEAD -> head(bytes, at, to);
                case FRAME -> frame(bytes, at);
                case PAYLOAD -> payload(bytes, at, to);
                case OVER -> to;
            };
        }
    }

    private int head(byte[] bytes, int at, int to) {
        int next = line.gather(bytes, at, to);
        if (!line.ended()) {
            return next;
        }
        if (state == State.STATUS) {
            boolean upgrades = line.startsWith("http/1.1 101");
            state = upgrades ? State.HEAD : State.OVER;
            if (!upgrades) {
                events.refused(line.text());
            }
        } else if (line.length() == 0) {
            state = State.FRAME;
            events.upgraded();
        }
        return next;
    }

    private int frame(byte[] bytes, int at) {
        header[headerLength++] = bytes[at];
        if (headerLength >= 2 && headerLength == lengthOfHeader()) {
            headerEnded();
        }
        return at + 1;
    }

    private int lengthOfHeader() {
        return switch (header[1]) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
    }

    private void headerEnded() {
        if (header[1] < 0) {
            throw new LoadException("The server masked a frame, which only clients do");
        }
        remaining = headerLength == 2 ? header[1] : 0;
        for (int i = 2; i < headerLength; i++) {
            remaining = (remaining << 8) | (header[i] & 0xff);
        }
        headerLength = 0;
        state = State.PAYLOAD;
        if (isControl()) {
            control = new byte[(int) remaining];
            controlLength = 0;
        }
        if (remaining == 0) {
            frameEnded();
        }
    }

    private boolean isControl() {
        return (header[0] & 8) != 0;
    }

    private int payload(byte[] bytes, int at, int to) {
        int length = (int) Math.min(remaining, to - at);
        if (isControl()) {
            System.arraycopy(bytes, at, control, controlLength, length);
            controlLength += length;
        } else {
            events.body(bytes, at, at + length);
        }
        remaining -= length;
        if (remaining == 0) {
            frameEnded();
        }
        return at + length;
    }

    private void frameEnded() {
        state = (header[0] & 15) == WebSocketFrame.CLOSE ? State.OVER : State.FRAME;
        if (isControl()) {
            events.control(header[0] & 15, control);
        } else if (header[0] < 0) {
            events.messageEnded();
        }
    }
}
