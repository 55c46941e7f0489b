package dev.sluice.bench.load;

/** Finds stamps in payload bytes that may be split anywhere. Used by the selector thread only. */
public final class StampScanner implements BodySink {
    /** Told of every stamp found. */
    @FunctionalInterface
    public interface Listener {
        void item(long timeNs, long sequence);
    }

    private static final int OUTSIDE = -1;
    private static final int DOT = 1 + Stamp.TIME_DIGITS;

    private final Listener listener;
    private int position = OUTSIDE;
    private long timeNs;
    private long sequence;

    public StampScanner(Listener listener) {
        this.listener = listener;
    }

    @Override
    public void body(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte c = bytes[i];
            if (c == '@') {
                position = 0;
                timeNs = 0;
                sequence = 0;
            } else if (position != OUTSIDE) {
                digit(c);
            }
        }
    }

    private void digit(byte c) {
        position++;
        if (position < DOT) {
            timeNs = timeNs * 10 + (c - '0');
        } else if (position > DOT) {
            sequence = sequence * 10 + (c - '0');
            if (position == Stamp.LENGTH - 1) {
                position = OUTSIDE;
                listener.item(timeNs, sequence);
            }
        }
    }
}
