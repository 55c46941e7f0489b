package dev.sluice.client.items;

import dev.sluice.wire.items.Credentials;
import dev.sluice.wire.items.ItemPaths;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds credentials and addresses, strongest source first: environment, explicit arguments, the named file, the default
 * file in the work directory, built-in defaults. Each value is looked for on its own. An empty value counts as absent.
 *
 * @param arguments explicit values by the names below
 */
record SettingSources(
        Map<String, String> environment,
        Map<String, String> arguments,
        Path workDirectory,
        @Nullable Path credentialsFile,
        @Nullable Path connectionFile) {
    static final String ACCOUNT_ID = "ACCOUNT_ID";
    static final String API_KEY = "API_KEY";
    static final String LOGIN_URL = "LOGIN_URL";
    static final String SET_URL = "SET_URL";
    static final String GET_URL = "GET_URL";

    static final Path DEFAULT_FILE = Path.of("xrtc.env");

    /** Where a Sluice server listens unless told otherwise. No address elsewhere: a forgotten one must not leak a key. */
    static final String DEFAULT_ORIGIN = "http://127.0.0.1:8080";

    Credentials credentials() {
        Places places = new Places(credentialsFile);
        Optional<String> accountId = places.find(ACCOUNT_ID);
        Optional<String> apiKey = places.find(API_KEY);
        if (accountId.isPresent() && apiKey.isPresent()) {
            return new Credentials(accountId.get(), apiKey.get());
        }
        List<String> missing = new ArrayList<>();
        if (accountId.isEmpty()) {
            missing.add(ACCOUNT_ID);
        }
        if (apiKey.isEmpty()) {
            missing.add(API_KEY);
        }
        throw new XrtcConfigurationException(
                String.join(" and ", missing) + " not found; looked in " + places.searched(), null);
    }

    Endpoints endpoints() {
        Places places = new Places(connectionFile);
        return new Endpoints(
                places.address(LOGIN_URL, DEFAULT_ORIGIN + ItemPaths.LOGIN),
                places.address(SET_URL, DEFAULT_ORIGIN + ItemPaths.SET),
                places.address(GET_URL, DEFAULT_ORIGIN + ItemPaths.GET));
    }

    /** The sources of one kind of settings, files read when the stronger sources do not suffice. */
    private final class Places {
        private final @Nullable Path named;
        private @Nullable List<EnvFile> files;

        Places(@Nullable Path named) {
            this.named = named == null ? null : workDirectory.resolve(named);
        }

        Optional<String> find(String name) {
            String strong = present(environment.get(name));
            if (strong == null) {
                strong = present(arguments.get(name));
            }
            if (strong != null) {
                return Optional.of(strong);
            }
            return files().stream().flatMap(file -> file.get(name).stream()).findFirst();
        }

        URI address(String name, String fallback) {
            String text = find(name).orElse(fallback);
            try {
                URI address = new URI(text);
                boolean http =
                        "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
                if (http && address.getHost() != null) {
                    return address;
                }
            } catch (URISyntaxException e) {
                throw new XrtcConfigurationException(name + " is no address: " + e.getMessage(), e);
            }
            throw new XrtcConfigurationException(
                    name + " must be an http or https address with a host, not \"" + text + '"', null);
        }

        /** A file that is named must be there: without it a typing error would send calls to a default address. */
        private List<EnvFile> files() {
            if (files == null) {
                List<EnvFile> found = new ArrayList<>();
                if (named != null) {
                    found.add(read(named));
                }
                Path fallback = workDirectory.resolve(DEFAULT_FILE);
                if (Files.exists(fallback)) {
                    found.add(read(fallback));
                }
                files = List.copyOf(found);
            }
            return files;
        }

        String searched() {
            List<String> places = new ArrayList<>(List.of("the environment", "the arguments"));
            if (named != null) {
                places.add("the file " + named.toAbsolutePath());
            }
            Path fallback = workDirectory.resolve(DEFAULT_FILE).toAbsolutePath();
            places.add("the file " + fallback + (Files.exists(fallback) ? "" : " (which does not exist)"));
            return String.join(", ", places);
        }
    }

    private static EnvFile read(Path file) {
        try {
            return EnvFile.read(file);
        } catch (IOException e) {
            throw new XrtcConfigurationException("cannot read " + file.toAbsolutePath() + ": " + e, e);
        }
    }

    private static @Nullable String present(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }
}
