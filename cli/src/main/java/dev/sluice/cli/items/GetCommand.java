package dev.sluice.cli.items;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.cli.terminal.Terminal;
import dev.sluice.client.items.GetOptions;
import dev.sluice.client.items.ItemStream;
import dev.sluice.client.items.XrtcClient;
import dev.sluice.wire.items.Item;
import dev.sluice.wire.items.ItemAnswerWriter;
import dev.sluice.wire.items.Mode;
import dev.sluice.wire.items.NewItem;
import dev.sluice.wire.items.PortalQuery;
import dev.sluice.wire.items.Schedule;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice get PORTAL…}. */
@Command(
        name = "get",
        description = "Prints the payloads of items, one a line; of several portals each after its portal and a tab.",
        mixinStandardHelpOptions = true)
public final class GetCommand implements Callable<Integer> {
    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "PORTAL",
            description = "Without any: all portals of the account, and no option below has an effect.")
    private List<String> portals = new ArrayList<>();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description =
                    "probe (default) answers at once, watch waits for the first item, stream brings items for 5 s.")
    private Mode mode = Mode.PROBE;

    @Option(
            names = "--schedule",
            paramLabel = "ORDER",
            description = "LIFO (default) is newest first, FIFO oldest first.")
    private Schedule schedule = Schedule.LIFO;

    @Option(names = "--cutoff", paramLabel = "MS", description = "Only items of at most this age in ms.")
    private long cutoffMs = PortalQuery.NO_CUTOFF;

    @Option(names = "--follow", description = "Stream without end, until Ctrl-C.")
    private boolean follow;

    @Option(names = "--json", description = "Print each item as the JSON object that the server sent.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        GetOptions options = new GetOptions(mode, schedule, cutoffMs);
        String[] names = portals.toArray(String[]::new);
        try (XrtcClient open = client.open();
                ItemStream items = follow ? open.follow(options, names) : open.get(options, names)) {
            print(items);
            return 0;
        }
    }

    /** Line by line as items come; ends also when nobody reads the output any more, as behind {@code head}. */
    private void print(ItemStream items) {
        PrintWriter out = spec.commandLine().getOut();
        boolean toTerminal = Terminal.isOutput();
        for (Item item : items) {
            String line = line(item);
            out.println(toTerminal ? Terminal.harmless(line) : line);
            if (out.checkError()) {
                return;
            }
        }
    }

    private String line(Item item) {
        if (json) {
            NewItem content = new NewItem(item.portalId(), item.payload());
            return new String(ItemAnswerWriter.slot(content, item.servertimestampMs()), UTF_8);
        }
        return portals.size() == 1 ? item.payload() : item.portalId() + "\t" + item.payload();
    }
}
