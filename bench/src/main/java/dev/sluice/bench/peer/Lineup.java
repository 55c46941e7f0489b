package dev.sluice.bench.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Servers that run side by side; closing ends all of them. */
public record Lineup<P extends Peer>(List<P> peers) implements AutoCloseable {
    public Lineup {
        peers = List.copyOf(peers);
    }

    /** One server after the other; when one does not start, those before it are ended. */
    @SafeVarargs
    public static <P extends Peer> Lineup<P> of(Starter<P>... starters) {
        List<P> running = new ArrayList<>();
        try {
            for (Starter<P> starter : starters) {
                starter.start().ifPresent(running::add);
            }
            return new Lineup<>(running);
        } catch (RuntimeException e) {
            running.forEach(Peer::close);
            throw e;
        }
    }

    @Override
    public void close() {
        peers.forEach(Peer::close);
    }

    /** Starts a server, or none if it is not measured. */
    @FunctionalInterface
    public interface Starter<P extends Peer> {
        Optional<? extends P> start();
    }
}
