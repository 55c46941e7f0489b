package dev.sluice.cli.rooms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.cli.access.AdminOptions;
import dev.sluice.cli.terminal.Table;
import dev.sluice.client.admin.AdminClient;
import dev.sluice.wire.admin.AdminCodec;
import dev.sluice.wire.admin.NewRoomToken;
import dev.sluice.wire.admin.RoomDocument;
import dev.sluice.wire.admin.RoomList;
import dev.sluice.wire.admin.RoomPeer;
import dev.sluice.wire.admin.RoomSummary;
import dev.sluice.wire.admin.RoomTokenDocument;
import dev.sluice.wire.rooms.RawValue;
import dev.sluice.wire.rooms.RoomRefusal;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice rooms list|show|open|close|kick|describe|token}. */
@Command(
        name = "rooms",
        description = "Rooms: pools of peers that find each other for WebRTC. Works with a running server.",
        mixinStandardHelpOptions = true)
public final class RoomsCommand implements Runnable {
    private static final AdminCodec CODEC = new AdminCodec();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(description = "Lists the pools.", mixinStandardHelpOptions = true)
    int list(
            @Mixin AdminOptions options,
            @Option(names = "--json", description = "As the admin API answers.") boolean json) {
        return with(options, admin -> {
            List<RoomSummary> pools = admin.rooms();
            if (json) {
                print(new RoomList(pools));
                return;
            }
            Table table = Table.of("POOL", "PEERS", "KEPT");
            pools.stream()
                    .sorted(Comparator.comparing(RoomSummary::name))
                    .forEach(pool -> table.row(pool.name(), pool.peers(), yes(pool.kept())));
            out().print(table);
        });
    }

    @Command(description = "Shows a pool and its peers, in the order of joining.", mixinStandardHelpOptions = true)
    int show(
            @Mixin AdminOptions options,
            @Parameters(paramLabel = "POOL") String pool,
            @Option(names = "--json", description = "As the admin API answers.") boolean json) {
        return with(options, admin -> {
            RoomDocument room = admin.room(pool);
            if (json) {
                print(room);
                return;
            }
            Table table = Table.of("PEER", "ADDRESS", "JOINED", "CONNECTED", "WAITING", "DESCRIPTION");
            room.peers()
                    .forEach(peer -> table.row(
                            peer.id(),
                            peer.address(),
                            Instant.ofEpochMilli(peer.joinedms()),
                            yes(peer.connected()),
                            peer.waitingbytes() + " B",
                            description(peer)));
            out().print(table);
        });
    }

    @Command(
            description = "Opens a pool that stays when it is empty, until it is closed.",
            mixinStandardHelpOptions = true)
    int open(@Mixin AdminOptions options, @Parameters(paramLabel = "POOL") String pool) {
        return with(options, admin -> {
            admin.openRoom(pool);
            say(pool + " is open");
        });
    }

    @Command(description = "Closes a pool and disconnects its peers.", mixinStandardHelpOptions = true)
    int close(@Mixin AdminOptions options, @Parameters(paramLabel = "POOL") String pool) {
        return with(options, admin -> {
            admin.closeRoom(pool);
            say(pool + " is closed");
        });
    }

    @Command(description = "Puts a peer out of its pool.", mixinStandardHelpOptions = true)
    int kick(
            @Mixin AdminOptions options,
            @Parameters(paramLabel = "POOL") String pool,
            @Parameters(paramLabel = "PEER", description = "Its id, as 'rooms show' shows it.") String peer) {
        return with(options, admin -> {
            admin.kick(pool, peer);
            say(peer + " is out of " + pool);
        });
    }

    @Command(description = "Says how a peer shows itself to the others.", mixinStandardHelpOptions = true)
    int describe(
            @Mixin AdminOptions options,
            @Parameters(paramLabel = "POOL") String pool,
            @Parameters(paramLabel = "PEER", description = "Its id, as 'rooms show' shows it.") String peer,
            @Parameters(paramLabel = "JSON", description = "An object, or null.") String description) {
        RawValue json = json(description);
        return with(options, admin -> {
            admin.describe(pool, peer, json);
            say(peer + " is described");
        });
    }

    @Command(
            description = "Makes a token with which whoever holds it may join a pool, and prints it.",
            mixinStandardHelpOptions = true)
    int token(
            @Mixin AdminOptions options,
            @Parameters(paramLabel = "POOL") String pool,
            @Option(
                            names = "--right",
                            paramLabel = "RIGHT",
                            description = "SIGNAL or DESCRIBE; may be repeated. Default: both.")
                    @Nullable
                    List<String> rights,
            @Option(names = "--ttl-seconds", paramLabel = "N", description = "How long it is valid.") @Nullable
                    Long ttlSeconds,
            @Option(names = "--json", description = "As the admin API answers.") boolean json) {
        return with(options, admin -> {
            RoomTokenDocument token = admin.createRoomToken(new NewRoomToken(pool, rights, ttlSeconds));
            if (json) {
                print(token);
                return;
            }
            say(token.token());
            spec.commandLine()
                    .getErr()
                    .println("For " + Table.clean(token.pool()) + ", " + String.join(" and ", token.rights())
                            + ", until " + Instant.ofEpochMilli(token.expiresms()));
        });
    }

    private static int with(AdminOptions options, Consumer<AdminClient> action) {
        try (AdminClient admin = options.openRunning(System.getenv())) {
            action.accept(admin);
            return 0;
        }
    }

    private static RawValue json(String text) {
        try {
            return RawValue.of(text);
        } catch (RoomRefusal wrong) {
            throw new IllegalArgumentException(
                    "the description must be a JSON object or null, such as '{\"name\":\"Ann\"}'", wrong);
        }
    }

    private static @Nullable String description(RoomPeer peer) {
        return peer.description() == null || peer.description().isNull()
                ? null
                : peer.description().toString();
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    private void print(Object document) {
        out().println(new String(CODEC.write(document), UTF_8));
    }

    private void say(String line) {
        out().println(Table.clean(line));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
