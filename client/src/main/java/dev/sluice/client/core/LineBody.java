package dev.sluice.client.core;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer on its connection, which is free at the end, and of no use when that was not reached. */
final class LineBody extends FilterInputStream {
    private final Line line;
    private final Runnable atEnd;
    private boolean ended;

    LineBody(InputStream content, Line line, Runnable atEnd) {
        super(content);
        this.line = line;
        this.atEnd = atEnd;
    }

    @Override
    public int read() throws IOException {
        return ended ? -1 : seen(in.read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return ended ? -1 : seen(in.read(target, offset, length));
    }

    private int seen(int result) {
        if (result < 0) {
            ended = true;
            atEnd.run();
        }
        return result;
    }

    /** Does not read the rest, which may never end. */
    @Override
    public void close() {
        if (!ended) {
            ended = true;
            line.close();
        }
    }
}
