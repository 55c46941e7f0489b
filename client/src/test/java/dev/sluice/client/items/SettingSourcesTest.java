package dev.sluice.client.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.wire.items.Credentials;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingSourcesTest {
    @TempDir
    Path folder;

    private final XrtcClientBuilder builder = XrtcClient.builder();

    @Test
    void theEnvironmentIsStrongerThanArgumentsAndFiles() throws IOException {
        write("xrtc.env", "default");
        write("named.env", "named");
        assertThat(settings(builder.environment(variables("environment"))
                        .accountId("AC-argument")
                        .apiKey("key-argument")
                        .loginUrl(URI.create("http://argument/login"))
                        .setUrl(URI.create("http://argument/set"))
                        .getUrl(URI.create("http://argument/get"))
                        .credentialsFile(Path.of("named.env"))
                        .connectionFile(Path.of("named.env"))))
                .isEqualTo(expected("environment"));
    }

    @Test
    void argumentsAreStrongerThanFiles() throws IOException {
        write("xrtc.env", "default");
        write("named.env", "named");
        assertThat(settings(builder.environment(Map.of())
                        .accountId("AC-argument")
                        .apiKey("key-argument")
                        .loginUrl(URI.create("http://argument/login"))
                        .setUrl(URI.create("http://argument/set"))
                        .getUrl(URI.create("http://argument/get"))
                        .credentialsFile(Path.of("named.env"))
                        .connectionFile(Path.of("named.env"))))
                .isEqualTo(expected("argument"));
    }

    @Test
    void theNamedFilesAreStrongerThanTheDefaultFile() throws IOException {
        write("xrtc.env", "default");
        write("credentials.env", "named");
        write("connection.env", "other");
        ClientSettings settings = settings(builder.environment(Map.of())
                .credentialsFile(Path.of("credentials.env"))
                .connectionFile(folder.resolve("connection.env")));
        assertThat(settings.credentials()).isEqualTo(new Credentials("AC-named", "key-named"));
        assertThat(settings.endpoints()).isEqualTo(expected("other").endpoints());
    }

    @Test
    void theDefaultFileInTheWorkDirectoryIsReadWhenNothingElseSpeaks() throws IOException {
        write("xrtc.env", "default");
        assertThat(settings(builder.environment(Map.of()))).isEqualTo(expected("default"));
    }

    @Test
    void eachValueIsLookedForOnItsOwnAndAnEmptyOneIsAbsent() throws IOException {
        Files.writeString(folder.resolve("xrtc.env"), "API_KEY=key-file\nSET_URL=http://file/set\n");
        ClientSettings settings = settings(
                builder.environment(Map.of("ACCOUNT_ID", "AC-environment", "API_KEY", "", "LOGIN_URL", "http://e/l")));
        assertThat(settings.credentials()).isEqualTo(new Credentials("AC-environment", "key-file"));
        assertThat(settings.endpoints())
                .isEqualTo(new Endpoints(
                        URI.create("http://e/l"),
                        URI.create("http://file/set"),
                        URI.create("http://127.0.0.1:8080/v1/item/get")));
    }

    @Test
    void withoutAddressesAServerOnThisMachineIsMeant() {
        assertThat(settings(builder.environment(Map.of()).accountId("AC1").apiKey("k"))
                        .endpoints())
                .isEqualTo(new Endpoints(
                        URI.create("http://127.0.0.1:8080/v1/auth/login"),
                        URI.create("http://127.0.0.1:8080/v1/item/set"),
                        URI.create("http://127.0.0.1:8080/v1/item/get")));
    }

    @Test
    void theBaseAddressSetsAllThree() {
        assertThat(settings(builder.environment(Map.of())
                                .accountId("AC1")
                                .apiKey("k")
                                .baseUrl(URI.create("https://items.example.org/")))
                        .endpoints())
                .isEqualTo(new Endpoints(
                        URI.create("https://items.example.org/v1/auth/login"),
                        URI.create("https://items.example.org/v1/item/set"),
                        URI.create("https://items.example.org/v1/item/get")));
    }

    @Test
    void missingCredentialsSayWhatWasLookedForAndWhere() throws IOException {
        Files.writeString(folder.resolve("named.env"), "ACCOUNT_ID=AC1\n");
        assertThatThrownBy(() -> settings(builder.environment(Map.of()).credentialsFile(Path.of("named.env"))))
                .isInstanceOf(XrtcConfigurationException.class)
                .hasMessageStartingWith("API_KEY not found")
                .hasMessageContainingAll("the environment", "the arguments", "named.env", "xrtc.env (which does not");
        assertThatThrownBy(() -> settings(XrtcClient.builder().environment(Map.of())))
                .hasMessageStartingWith("ACCOUNT_ID and API_KEY not found");
    }

    @Test
    void aNamedFileMustBeThereBecauseItsAbsenceWouldSendCallsElsewhere() {
        assertThatThrownBy(() -> settings(builder.environment(Map.of())
                        .accountId("AC1")
                        .apiKey("k")
                        .connectionFile(Path.of("misspelt.env"))))
                .isInstanceOf(XrtcConfigurationException.class)
                .hasMessageContaining(folder.resolve("misspelt.env").toString());
    }

    @Test
    void anAddressThatIsNoneIsNamed() {
        assertThatThrownBy(() -> settings(builder.environment(
                        Map.of("ACCOUNT_ID", "AC1", "API_KEY", "k", "SET_URL", "localhost:80/set"))))
                .isInstanceOf(XrtcConfigurationException.class)
                .hasMessageContainingAll("SET_URL", "localhost:80/set");
        assertThatThrownBy(() -> settings(
                        builder.environment(Map.of("ACCOUNT_ID", "AC1", "API_KEY", "k", "GET_URL", "http://a b"))))
                .hasMessageContaining("GET_URL");
    }

    @Test
    void theDefaultsOfTheOriginalSdkApply() {
        assertThat(settings(builder.environment(Map.of()).accountId("AC1").apiKey("k"))
                        .limits()
                        .toString())
                .contains(
                        "totalTimeout=PT20S",
                        "connectTimeout=PT5S",
                        "readTimeout=PT10S",
                        "keepAlive=PT10M",
                        "maxConnections=50",
                        "maxConcurrentRequests=25",
                        "maxJsonBytes=65536");
    }

    @Test
    void limitsThatMakeNoSenseAreRefusedByName() {
        assertThatThrownBy(() -> builder.readTimeout(java.time.Duration.ZERO)).hasMessageContaining("readTimeout");
        assertThatThrownBy(() -> builder.keepAlive(java.time.Duration.ofDays(400)))
                .hasMessageContaining("keepAlive");
        assertThatThrownBy(() -> builder.maxConcurrentRequests(0)).hasMessageContaining("maxConcurrentRequests");
        assertThatThrownBy(() -> builder.rememberedDeliveries(-1)).hasMessageContaining("rememberedDeliveries");
        assertThatThrownBy(() -> GetOptions.probe().cutoff(java.time.Duration.ofMillis(-2)))
                .hasMessageContaining("cutoff");
    }

    private ClientSettings settings(XrtcClientBuilder configured) {
        ClientSettings settings = configured.workDirectory(folder).settings();
        // The listener and the clock are of no interest here and have no equality.
        return new ClientSettings(
                settings.credentials(), settings.endpoints(), settings.limits(), null, IGNORED, settings.clock());
    }

    private static final java.util.function.LongConsumer IGNORED = new java.util.concurrent.atomic.LongAdder()::add;

    private static ClientSettings expected(String source) {
        return new ClientSettings(
                new Credentials("AC-" + source, "key-" + source),
                new Endpoints(
                        URI.create("http://" + source + "/login"),
                        URI.create("http://" + source + "/set"),
                        URI.create("http://" + source + "/get")),
                XrtcClient.builder().environment(variables("x")).settings().limits(),
                null,
                IGNORED,
                dev.sluice.base.Clock.system());
    }

    private void write(String file, String source) throws IOException {
        StringBuilder text = new StringBuilder();
        variables(source).forEach((name, value) -> text.append(name + "=" + value + "\n"));
        Files.writeString(folder.resolve(file), text);
    }

    private static Map<String, String> variables(String source) {
        return Map.of(
                "ACCOUNT_ID", "AC-" + source,
                "API_KEY", "key-" + source,
                "LOGIN_URL", "http://" + source + "/login",
                "SET_URL", "http://" + source + "/set",
                "GET_URL", "http://" + source + "/get");
    }
}
