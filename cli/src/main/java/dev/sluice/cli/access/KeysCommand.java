package dev.sluice.cli.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.cli.terminal.Table;
import dev.sluice.client.admin.AdminClient;
import dev.sluice.wire.admin.AdminCodec;
import dev.sluice.wire.admin.KeyDocument;
import dev.sluice.wire.admin.KeyList;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice keys create|list|revoke}. */
@Command(
        name = "keys",
        description = "API keys of an account. Works with and without a running server.",
        mixinStandardHelpOptions = true)
public final class KeysCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** The output is a credentials file, so that {@code keys create … > xrtc.env} is all there is to do. */
    @Command(
            description = "Makes an API key and prints it, this once, as lines for a credentials file.",
            mixinStandardHelpOptions = true)
    int create(
            @Mixin AdminOptions options,
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "NAME",
                            defaultValue = "unnamed",
                            description = "Its name for people.")
                    String name) {
        try (AdminClient admin = options.open(System.getenv())) {
            KeyDocument key = admin.createKey(account, name);
            out().println("# " + key.keyid() + " " + Table.clean(key.name()));
            out().println("ACCOUNT_ID=" + account);
            out().println("API_KEY=" + key.apikey());
            return 0;
        }
    }

    @Command(
            description = "Lists an account's keys, oldest first, without their secrets.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin AdminOptions options,
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Option(names = "--json", description = "As the admin API answers.") boolean json) {
        try (AdminClient admin = options.open(System.getenv())) {
            List<KeyDocument> keys = admin.keys(account);
            if (json) {
                out().println(new String(new AdminCodec().write(new KeyList(keys)), UTF_8));
                return 0;
            }
            Table table = Table.of("KEY", "STATE", "CREATED", "LAST USED", "NAME");
            keys.forEach(key -> table.row(
                    key.keyid(),
                    key.disabled() ? "unused for too long" : "active",
                    Instant.ofEpochMilli(key.createdms()),
                    time(key.lastusedms()),
                    key.name()));
            out().print(table);
            return 0;
        }
    }

    @Command(description = "Removes a key and ends its sessions.", mixinStandardHelpOptions = true)
    int revoke(
            @Mixin AdminOptions options,
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Parameters(paramLabel = "KEY", description = "Its id, as 'keys list' shows it.") String key) {
        try (AdminClient admin = options.open(System.getenv())) {
            admin.revokeKey(account, key);
            out().println(key + " is revoked");
            return 0;
        }
    }

    private static String time(@Nullable Long epochMs) {
        return epochMs == null ? "never" : Instant.ofEpochMilli(epochMs).toString();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
