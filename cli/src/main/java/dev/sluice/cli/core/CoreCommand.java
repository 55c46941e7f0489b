package dev.sluice.cli.core;

import dev.sluice.cli.terminal.Table;
import dev.sluice.client.core.CoreCalls;
import dev.sluice.client.core.CoreClient;
import dev.sluice.wire.core.About;
import dev.sluice.wire.core.MetricDescription;
import dev.sluice.wire.core.MetricSeries;
import dev.sluice.wire.core.MetricValue;
import dev.sluice.wire.core.MetricsQuery;
import dev.sluice.wire.core.Session;
import dev.sluice.wire.core.Skills;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sluice core}: what a Core is, can and measures; processes and files have commands of their own. */
@Command(
        name = "core",
        description = "Talks to a datarhei Core, or to the Core API of a Sluice.",
        mixinStandardHelpOptions = true,
        subcommands = {ProcessCommands.class, FileCommands.class})
public final class CoreCommand implements Runnable {
    /** A Core answers nothing useful unless its collectors are named. */
    private static final String[] COLLECTORS = {"hls", "hlsingress", "rtmp", "srt", "http", "https", "ffmpeg"};

    @Spec
    private CommandSpec spec;

    public CoreCommand() {
        spec = CommandSpec.create();
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Command(description = "Which Core answers.")
    int about(@Mixin CoreTarget target) {
        return target.show(out(), CoreCalls.about(), CoreCommand::describe);
    }

    private static String describe(About about) {
        return Table.pairs()
                .row("app", about.app())
                .row("name", about.name())
                .row("id", about.id())
                .row("version", about.version().number())
                .row("arch", about.version().arch())
                .row("created", about.createdAt())
                .row("uptime", about.uptimeSeconds() == null ? null : about.uptimeSeconds() + " s")
                .row("auths", String.join(", ", about.auths()))
                .toString();
    }

    @Command(description = "What its FFmpeg can do.")
    int skills(@Mixin CoreTarget target) {
        return target.show(out(), CoreCalls.skills(), CoreCommand::count);
    }

    private static String count(Skills skills) {
        return Table.pairs()
                .row("ffmpeg", skills.ffmpeg().version())
                .row("compiler", skills.ffmpeg().compiler())
                .row("libraries", skills.ffmpeg().libraries().size())
                .row("audio codecs", skills.codecs().audio().size())
                .row("video codecs", skills.codecs().video().size())
                .row("subtitle codecs", skills.codecs().subtitle().size())
                .row("demuxers", skills.formats().demuxers().size())
                .row("muxers", skills.formats().muxers().size())
                .row("filters", skills.filter().size())
                .row("input protocols", names(skills.protocols().input()))
                .row("output protocols", names(skills.protocols().output()))
                .row("acceleration", names(skills.hwaccels()))
                .toString();
    }

    private static String names(List<Skills.Named> entries) {
        return String.join(" ", entries.stream().map(Skills.Named::id).toList());
    }

    @Command(description = "What it measures; with --values also the values of now.")
    int metrics(
            @Mixin CoreTarget target, @Option(names = "--values", description = "Ask for the values.") boolean values) {
        if (!values) {
            return target.show(out(), CoreCalls.metrics(), CoreCommand::listMetrics);
        }
        return target.with(client -> {
            MetricsQuery.Builder query = MetricsQuery.builder();
            client.metrics().list().forEach(metric -> query.metric(metric.name()));
            target.print(client, out(), CoreCalls.metrics(query.build()), response -> listValues(response.metrics()));
        });
    }

    private static String listMetrics(List<MetricDescription> metrics) {
        Table table = Table.of("METRIC", "LABELS", "DESCRIPTION");
        metrics.forEach(metric -> table.row(metric.name(), String.join(",", metric.labels()), metric.description()));
        return table.toString();
    }

    private static String listValues(List<MetricSeries> series) {
        Table table = Table.of("METRIC", "LABELS", "VALUE");
        for (MetricSeries one : series) {
            Map<String, String> labels = one.labels();
            String named = labels == null
                    ? ""
                    : String.join(
                            ",",
                            labels.entrySet().stream()
                                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                                    .sorted()
                                    .toList());
            List<MetricValue> values = one.values();
            table.row(
                    one.name(),
                    named,
                    values.isEmpty() ? null : values.getLast().value());
        }
        return table.toString();
    }

    @Command(description = "Who sends to it and reads from it now, of every collector.")
    int sessions(@Mixin CoreTarget target) {
        return target.show(out(), CoreCalls.activeSessions(COLLECTORS), CoreCommand::listSessions);
    }

    private static String listSessions(Map<String, List<Session>> sessions) {
        Table table = Table.of("COLLECTOR", "REFERENCE", "LOCAL", "REMOTE", "RX KBIT/S", "TX KBIT/S", "SINCE");
        sessions.forEach((collector, list) -> list.forEach(session -> table.row(
                collector,
                session.reference(),
                session.local(),
                session.remote(),
                Math.round(session.bandwidthRxKbit()),
                Math.round(session.bandwidthTxKbit()),
                Table.instant(session.createdAt()))));
        return table.toString();
    }

    /** For the parts of this command: a client action that prints nothing of its own. */
    @FunctionalInterface
    interface Action {
        void run(CoreClient client);
    }
}
