package dev.sluice.server.settings;

import static dev.sluice.server.settings.SampleSettings.environment;
import static dev.sluice.server.settings.SampleSettings.flags;
import static dev.sluice.server.settings.SampleSettings.read;
import static dev.sluice.server.settings.SampleSettings.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretFileTest {
    private final Path file;

    SecretFileTest(@TempDir Path folder) {
        this.file = folder.resolve("secret");
    }

    @Test
    void everySourceMayNameTheFileOfASecret() throws IOException {
        Files.writeString(file, " s3cret\n");

        assertThat(read(yaml("items.password-file: " + file)).settings().password())
                .isEqualTo(" s3cret");
        assertThat(read(environment("SLUICE_ITEMS_PASSWORD_FILE", file.toString()))
                        .settings()
                        .password())
                .isEqualTo(" s3cret");
        assertThat(read(flags("items.password-file=" + file)).report().print())
                .contains("# password: (not shown; from --set items.password-file)")
                .doesNotContain("s3cret");
    }

    @Test
    void aFileCountsLikeAnyOtherValueOfItsSource() throws IOException {
        Files.writeString(file, "from file");

        var read = read(environment("SLUICE_ITEMS_PASSWORD_FILE", file.toString()), flags("items.password=from flag"));

        assertThat(read.mistakes()).isEmpty();
        assertThat(read.settings().password()).isEqualTo("from flag");
    }

    @Test
    void onlyOneLineEndIsTakenAway() throws IOException {
        Files.writeString(file, "two\nlines\r\n");

        assertThat(SecretFile.read(file.toString())).isEqualTo("two\nlines");
    }

    @Test
    void secretAndFileInOneSourceAreAMistake() throws IOException {
        Files.writeString(file, "a");

        assertThat(read(flags("items.password=b", "items.password-file=" + file))
                        .mistakes())
                .containsExactly("--set items.password-file: is given beside items.password");
    }

    @Test
    void aFileThatCannotBeReadIsAMistake() throws IOException {
        mistake("a readable file in UTF-8; cannot read " + file);

        Files.write(file, new byte[] {(byte) 0xff});
        mistake("a readable file in UTF-8; cannot read " + file);

        Files.write(file, new byte[(64 << 10) + 1]);
        mistake("a file of at most 64 KiB; " + file + " is larger");
    }

    @Test
    void onlySecretsMayStandInFiles() {
        assertThat(read(flags("greeting-file=x")).mistakes())
                .singleElement()
                .asString()
                .startsWith("--set greeting-file: unknown setting");
    }

    private void mistake(String needed) {
        assertThat(read(flags("items.password-file=" + file)).mistakes())
                .containsExactly("--set items.password-file: needs " + needed);
    }
}
