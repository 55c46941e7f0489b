package dev.sluice.bench.section;

import dev.sluice.bench.Plan;
import dev.sluice.bench.Progress;
import dev.sluice.bench.peer.Fleet;
import dev.sluice.bench.peer.Peer;
import dev.sluice.bench.report.Figures;
import dev.sluice.bench.report.Sample;
import dev.sluice.bench.report.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;

/** What a section works with. */
public record Context(Plan plan, Fleet fleet, Samples samples, Progress progress) {
    void add(String section, String setup, String subject, int round, Figures figures) {
        Sample sample = new Sample(section, setup, subject, round, figures.values());
        samples.add(sample);
        progress.say("%-8s round %d  %-14s %-7s %s".formatted(section, round, setup, subject, sample.inOneLine()));
    }

    /**
     * Every size with every peer, round by round; who goes first changes with the round.
     *
     * @param setup size → how it is called in the tables
     */
    <P extends Peer> void rounds(
            String section,
            List<Integer> sizes,
            IntFunction<String> setup,
            List<P> peers,
            BiFunction<Integer, P, Figures> measure) {
        for (int round = 1; round <= plan.rounds(); round++) {
            List<P> order = new ArrayList<>(peers);
            Collections.rotate(order, 1 - round);
            for (int size : sizes) {
                for (P peer : order) {
                    add(section, setup.apply(size), peer.name(), round, measure.apply(size, peer));
                }
            }
        }
    }
}
