package dev.sluice.client.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Connections that wait for their next exchange: the one that rested least comes first, so that those which are not needed
 * are closed after half a minute. Safe for all threads.
 */
final class RestingLines implements AutoCloseable {
    private static final int MAX_LINES = 32;
    private static final long MAX_REST_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final ScheduledExecutorService timer;
    private final Deque<Line> lines = new ArrayDeque<>();
    private boolean looking;
    private boolean closed;

    RestingLines(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** One that is fit for use, as far as anybody can tell; null when there is none. */
    @Nullable
    Line take() {
        for (Line line = poll(); line != null; line = poll()) {
            if (line.restedNanos() < MAX_REST_NANOS && line.isQuiet()) {
                return line;
            }
            line.close();
        }
        return null;
    }

    private synchronized @Nullable Line poll() {
        return lines.poll();
    }

    void give(Line line) {
        line.used();
        if (!keep(line)) {
            line.close();
        }
    }

    private synchronized boolean keep(Line line) {
        if (closed || lines.size() >= MAX_LINES) {
            return false;
        }
        lines.push(line);
        if (!looking) {
            lookIn(MAX_REST_NANOS);
        }
        return true;
    }

    /** Only with the lock held. */
    private void lookIn(long nanos) {
        try {
            ScheduledFuture<?> _ = timer.schedule(() -> tired().forEach(Line::close), nanos, TimeUnit.NANOSECONDS);
            looking = true;
        } catch (RejectedExecutionException closing) {
            looking = false;
        }
    }

    private synchronized List<Line> tired() {
        List<Line> tired = new ArrayList<>();
        while (!lines.isEmpty() && lines.getLast().restedNanos() >= MAX_REST_NANOS) {
            tired.add(lines.removeLast());
        }
        looking = false;
        if (!lines.isEmpty()) {
            lookIn(MAX_REST_NANOS - lines.getLast().restedNanos());
        }
        return tired;
    }

    @Override
    public void close() {
        emptied().forEach(Line::close);
    }

    private synchronized List<Line> emptied() {
        closed = true;
        List<Line> all = List.copyOf(lines);
        lines.clear();
        return all;
    }
}
