package dev.sluice.cli.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.cli.terminal.Table;
import dev.sluice.client.admin.AdminClient;
import dev.sluice.wire.admin.AccountDocument;
import dev.sluice.wire.admin.AccountList;
import dev.sluice.wire.admin.AdminCodec;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice accounts create|list|disable|enable}. */
@Command(
        name = "accounts",
        description = "Accounts: owners of portals and API keys. Works with and without a running server.",
        mixinStandardHelpOptions = true)
public final class AccountsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(description = "Makes an account, without keys, and prints its id.", mixinStandardHelpOptions = true)
    int create(
            @Mixin AdminOptions options,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "LABEL",
                            defaultValue = "unnamed",
                            description = "Its name for people.")
                    String label) {
        try (AdminClient admin = options.open(System.getenv())) {
            String id = admin.createAccount(label).accountid();
            out().println(id);
            spec.commandLine().getErr().println("Make an API key for it: sluice keys create " + id);
            return 0;
        }
    }

    @Command(description = "Lists accounts, oldest first.", mixinStandardHelpOptions = true)
    int list(
            @Mixin AdminOptions options,
            @Option(names = "--json", description = "As the admin API answers.") boolean json) {
        try (AdminClient admin = options.open(System.getenv())) {
            List<AccountDocument> accounts = admin.accounts();
            if (json) {
                out().println(new String(new AdminCodec().write(new AccountList(accounts)), UTF_8));
                return 0;
            }
            Table table = Table.of("ACCOUNT", "STATE", "KEYS", "REQUESTS THIS MONTH", "CREATED", "LABEL");
            accounts.forEach(account -> table.row(
                    account.accountid(),
                    state(account),
                    account.keys(),
                    account.requeststhismonth(),
                    Instant.ofEpochMilli(account.createdms()),
                    account.label()));
            out().print(table);
            return 0;
        }
    }

    @Command(description = "Ends an account's sessions and lets nobody log in to it.", mixinStandardHelpOptions = true)
    int disable(@Mixin AdminOptions options, @Parameters(paramLabel = "ACCOUNT") String account) {
        return change(options, admin -> admin.disableAccount(account));
    }

    @Command(description = "Opens a disabled account again.", mixinStandardHelpOptions = true)
    int enable(@Mixin AdminOptions options, @Parameters(paramLabel = "ACCOUNT") String account) {
        return change(options, admin -> admin.enableAccount(account));
    }

    private int change(AdminOptions options, Function<AdminClient, AccountDocument> change) {
        try (AdminClient admin = options.open(System.getenv())) {
            AccountDocument account = change.apply(admin);
            out().println(account.accountid() + " is " + state(account));
            return 0;
        }
    }

    private static String state(AccountDocument account) {
        return account.disabled() ? "disabled" : "active";
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
