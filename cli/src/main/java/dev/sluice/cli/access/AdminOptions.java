package dev.sluice.cli.access;

import dev.sluice.client.admin.AdminClient;
import dev.sluice.client.items.EnvFile;
import dev.sluice.server.OfflineAdmin;
import dev.sluice.server.settings.LoadedSettings;
import dev.sluice.server.settings.SettingFlag;
import dev.sluice.server.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Whose accounts. With {@code --url} a server's. Otherwise those of a data folder: directly while no server uses it,
 * over the admin API of the server that does.
 */
public final class AdminOptions {
    private static final String PASSWORD_VARIABLE = "SLUICE_ADMIN_PASSWORD";

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder. Default: ./sluice-data")
    private @Nullable String data;

    @Option(names = "--config", paramLabel = "FILE", description = "The server's YAML file, where it has one.")
    private @Nullable Path config;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "A running server, such as http://127.0.0.1:8080. Default: the one that uses the data folder.")
    private @Nullable URI url;

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            description =
                    "The admin password. Default: " + PASSWORD_VARIABLE + ", or admin.password in the data folder.")
    private @Nullable String password;

    /** For what lives in a running server alone; where there is none, that is said. */
    public AdminClient openRunning(Map<String, String> environment) {
        Settings settings = settings(environment);
        Path folder = settings.data();
        if (url != null) {
            return AdminClient.open(url, password(environment, folder));
        }
        requireFolder(folder);
        Optional<OfflineAdmin> offline = OfflineAdmin.open(settings);
        if (offline.isPresent()) {
            offline.get().close();
            throw new IllegalArgumentException("no server uses the data folder " + folder.toAbsolutePath()
                    + "; start one, or name one with --url");
        }
        return AdminClient.open(serverOf(folder), password(environment, folder));
    }

    AdminClient open(Map<String, String> environment) {
        Settings settings = settings(environment);
        Path folder = settings.data();
        if (url != null) {
            return AdminClient.open(url, password(environment, folder));
        }
        requireFolder(folder);
        Optional<OfflineAdmin> offline = OfflineAdmin.open(settings);
        return offline.isPresent()
                ? AdminClient.over(new OfflineTransport(offline.get(), folder))
                : AdminClient.open(serverOf(folder), password(environment, folder));
    }

    private static void requireFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no data folder " + folder.toAbsolutePath()
                    + "; name it with --data, or a server with --url");
        }
    }

    private Settings settings(Map<String, String> environment) {
        List<SettingFlag> flags = data == null ? List.of() : List.of(new SettingFlag("--data", "data", data));
        return switch (LoadedSettings.load(Optional.ofNullable(config), environment, flags)) {
            case LoadedSettings.Accepted accepted -> accepted.settings();
            case LoadedSettings.Rejected rejected ->
                throw new IllegalArgumentException(
                        rejected.mistakes().stream().map(Object::toString).collect(Collectors.joining("\nsluice: ")));
        };
    }

    /** A server writes its addresses beside the credentials at every start. */
    private static URI serverOf(Path folder) {
        Path file = folder.resolve("xrtc.env");
        try {
            String login = EnvFile.read(file)
                    .get("LOGIN_URL")
                    .orElseThrow(() -> new IllegalArgumentException("a server uses " + folder + ", but " + file
                            + " does not say where it listens; give --url"));
            return URI.create(login).resolve("/");
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "a server uses " + folder + ", but " + file + " cannot be read: " + e + "; give --url", e);
        }
    }

    private String password(Map<String, String> environment, Path folder) {
        if (password != null) {
            return password;
        }
        String exported = environment.get(PASSWORD_VARIABLE);
        if (exported != null && !exported.isEmpty()) {
            return exported;
        }
        Path file = folder.resolve("admin.password");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "no admin password: give --password, " + PASSWORD_VARIABLE + ", or a data folder with " + file, e);
        }
    }
}
