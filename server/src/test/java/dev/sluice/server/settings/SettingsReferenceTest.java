package dev.sluice.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SettingsReferenceTest {
    private static final Path PAGE =
            Path.of(System.getProperty("sluice.root", ".."), "docs", "reference", "settings.md");

    @Test
    void theReferenceInTheDocumentationIsUpToDate() throws IOException {
        String reference = SettingsReport.reference();
        if (System.getProperty("sluice.reference", "").equals("write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, reference);
        }
        assertThat(PAGE).as("run dev/reference to refresh %s", PAGE).hasContent(reference);
    }
}
