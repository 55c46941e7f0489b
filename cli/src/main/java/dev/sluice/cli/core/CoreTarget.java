package dev.sluice.cli.core;

import dev.sluice.client.core.Call;
import dev.sluice.client.core.CoreClient;
import dev.sluice.client.core.CoreClientBuilder;
import dev.sluice.wire.core.InvalidRequestException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which Core, and how to print. An option comes before the environment ({@code CORE_URL}, {@code CORE_USERNAME},
 * {@code CORE_PASSWORD}); with neither it is the Sluice on this machine with its admin password.
 */
final class CoreTarget {
    private static final String LOCAL_URL = "http://127.0.0.1:8080";
    private static final String LOCAL_USER = "admin";

    @Option(names = "--url", paramLabel = "URL", description = "The Core. Or CORE_URL; default: the local Sluice.")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "USER", description = "Or CORE_USERNAME.")
    private @Nullable String user;

    @Option(names = "--password", paramLabel = "PASSWORD", description = "Or CORE_PASSWORD.")
    private @Nullable String password;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the local Sluice. Default: ${DEFAULT-VALUE}.")
    private Path data = Path.of("sluice-data");

    @Option(names = "--json", description = "Print the JSON of the server, unchanged.")
    private boolean json;

    /** Prints an answer as a table, or as it came. */
    <T> int show(PrintWriter out, Call<T> call, Function<T, String> table) {
        return with(client -> print(client, out, call, table));
    }

    <T> void print(CoreClient client, PrintWriter out, Call<T> call, Function<T, String> table) {
        if (json) {
            out.println(client.send(call.asText()).stripTrailing());
        } else {
            out.print(table.apply(client.send(call)));
        }
        out.flush();
    }

    int with(CoreCommand.Action action) {
        try (CoreClient client = connect(System.getenv())) {
            action.run(client);
            return 0;
        }
    }

    CoreClient connect(Map<String, String> environment) {
        String named = url == null ? environment.get("CORE_URL") : url;
        CoreClientBuilder builder = CoreClient.builder(named == null ? LOCAL_URL : named);
        String name = user == null ? environment.get("CORE_USERNAME") : user;
        String secret = password == null ? environment.get("CORE_PASSWORD") : password;
        if (named == null && secret == null) {
            secret = localPassword();
            name = name == null && secret != null ? LOCAL_USER : name;
        }
        if (name != null && secret != null) {
            return builder.credentials(name, secret).build();
        }
        if (name != null || secret != null) {
            throw new InvalidRequestException(
                    name == null ? "--user" : "--password", "is missing; give both user and password, or none");
        }
        return builder.build();
    }

    private @Nullable String localPassword() {
        Path file = data.resolve("admin.password");
        try {
            return Files.isReadable(file) ? Files.readString(file).strip() : null;
        } catch (IOException fault) {
            throw new InvalidRequestException("--data", "cannot read " + file + ": " + fault.getMessage());
        }
    }
}
