package dev.sluice.bench.section;

import dev.sluice.bench.peer.ServerProcess;
import java.time.Duration;
import java.util.function.Consumer;

/** Weighs a server that has nothing to do. */
public final class SettledMemory {
    private SettledMemory() {}

    /**
     * The resident set once it has stopped moving: less than 1 % in two seconds, or after twenty.
     *
     * @param idle lets time pass while connections stay alive
     */
    public static long of(ServerProcess process, Consumer<Duration> idle) {
        long last = 0;
        for (int i = 0; i < 10; i++) {
            idle.accept(Duration.ofSeconds(2));
            long now = process.rssBytes();
            if (Math.abs(now - last) * 100 < now) {
                return now;
            }
            last = now;
        }
        return last;
    }
}
