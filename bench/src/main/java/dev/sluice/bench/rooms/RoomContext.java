package dev.sluice.bench.rooms;

import dev.sluice.bench.Progress;
import dev.sluice.bench.load.LoadException;
import dev.sluice.bench.report.Figures;
import dev.sluice.bench.report.Gap;
import dev.sluice.bench.report.Sample;
import dev.sluice.bench.report.Samples;
import dev.sluice.bench.rooms.load.Crowd;
import dev.sluice.bench.rooms.server.RoomFleet;
import dev.sluice.bench.rooms.server.RoomServer;
import dev.sluice.bench.rooms.server.SluiceRooms;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a section works with.
 *
 * @param gaps grows: what a server could not do
 */
record RoomContext(RoomsPlan plan, RoomFleet fleet, Samples samples, List<Gap> gaps, Progress progress) {
    /**
     * One measurement, repeated with every server.
     *
     * @param setup as it stands in the tables
     * @param peers connected at a time
     * @param measure gets a renewed server
     */
    record Question(String setup, int peers, Function<RoomServer, Figures> measure) {}

    /** Every question to every server, round by round; who goes first changes with the round. */
    void rounds(String section, List<Question> questions, List<RoomServer> servers) {
        for (int round = 1; round <= plan.rounds(); round++) {
            List<RoomServer> order = new ArrayList<>(servers);
            Collections.rotate(order, 1 - round);
            for (Question question : questions) {
                for (RoomServer server : order) {
                    ask(section, round, question, server);
                }
            }
        }
    }

    /** What a server is known to be unable to do is not asked; a foreign server that breaks is not asked again. */
    void ask(String section, int round, Question question, RoomServer server) {
        Optional<String> reason = server.cannotHold(question.peers());
        if (reason.isPresent()) {
            cannot(section, question.setup(), server, reason.get());
            return;
        }
        boolean enough = round > 1 && server.slowToFill(question.peers());
        if (enough || gaps.stream().anyMatch(gap -> isAbout(gap, section, question.setup(), server))) {
            return;
        }
        try {
            server.renew();
            Figures figures = question.measure().apply(server);
            Sample sample = new Sample(section, question.setup(), server.name(), round, figures.values());
            samples.add(sample);
            progress.say("%-9s round %d  %-24s %-7s %s"
                    .formatted(section, round, question.setup(), server.name(), sample.inOneLine()));
        } catch (LoadException e) {
            if (server instanceof SluiceRooms) {
                throw e;
            }
            cannot(section, question.setup(), server, "broke off: " + e.getMessage());
        }
    }

    /** Recorded once, however many rounds there are. */
    void cannot(String section, String setup, RoomServer server, String reason) {
        if (gaps.stream().noneMatch(gap -> isAbout(gap, section, setup, server))) {
            gaps.add(new Gap(section, setup, server.name(), reason));
            progress.say("%-9s %s cannot: %s, %s".formatted(section, server.name(), setup, reason));
        }
    }

    private static boolean isAbout(Gap gap, String section, String setup, RoomServer server) {
        return gap.section().equals(section)
                && gap.setup().equals(setup)
                && gap.subject().equals(server.name());
    }

    /** A crowd in equally big pools; progress is told. */
    Crowd crowd(String section, RoomServer server, int pools, int size) {
        Crowd crowd = new Crowd(server);
        try {
            return crowd.fill(
                    pools,
                    size,
                    soFar -> progress.say("%-9s %s: %,d peers so far".formatted(section, server.name(), soFar)));
        } catch (RuntimeException e) {
            crowd.close();
            throw e;
        }
    }
}
