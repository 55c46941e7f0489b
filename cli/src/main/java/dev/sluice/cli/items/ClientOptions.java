package dev.sluice.cli.items;

import dev.sluice.client.items.XrtcClient;
import dev.sluice.client.items.XrtcClientBuilder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which server, and who. The data folder's {@code xrtc.env} has both; environment variables come before it, as in the
 * SDKs, and the options before everything.
 */
final class ClientOptions {
    private static final Path DEFAULT_DATA = Path.of("sluice-data");
    private static final String ENV_FILE = "xrtc.env";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of the server, whose xrtc.env is read. Default: ./sluice-data")
    private @Nullable Path data;

    @Option(names = "--url", paramLabel = "URL", description = "The server, such as http://127.0.0.1:8080")
    private @Nullable URI url;

    @Option(
            names = "--credentials",
            paramLabel = "FILE",
            description = "Another file with ACCOUNT_ID= and API_KEY=, as 'sluice keys create' prints them.")
    private @Nullable Path credentials;

    XrtcClient open() {
        return open(credentials);
    }

    /** With the credentials of this file; null for those of the data folder. */
    XrtcClient open(@Nullable Path credentialsFile) {
        XrtcClientBuilder builder = XrtcClient.builder();
        Path file = (data == null ? DEFAULT_DATA : data).resolve(ENV_FILE);
        if (Files.exists(file)) {
            builder.credentialsFile(file).connectionFile(file);
        } else if (data != null) {
            throw new IllegalArgumentException("there is no " + file + "; is " + data + " the server's data folder?");
        }
        if (credentialsFile != null) {
            builder.credentialsFile(credentialsFile);
        }
        if (credentialsFile != null || url != null) {
            builder.environment(environment(credentialsFile != null));
        }
        if (url != null) {
            builder.baseUrl(url);
        }
        return builder.open();
    }

    /** Without the variables that an option speaks for: what is typed now means more than what was exported once. */
    private Map<String, String> environment(boolean withoutCredentials) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (withoutCredentials) {
            environment.keySet().removeAll(List.of("ACCOUNT_ID", "API_KEY"));
        }
        if (url != null) {
            environment.keySet().removeAll(List.of("LOGIN_URL", "SET_URL", "GET_URL"));
        }
        return environment;
    }
}
