package dev.sluice.client.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {
    @TempDir
    Path folder;

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("K=value", "value"),
                Arguments.of("  K = value  ", "value"),
                Arguments.of("export K=value", "value"),
                Arguments.of("K=with spaces", "with spaces"),
                Arguments.of("K=value # comment", "value"),
                Arguments.of("K=value#no comment", "value#no comment"),
                Arguments.of("K=a=b", "a=b"),
                Arguments.of("K='single # quoted'", "single # quoted"),
                Arguments.of("K='no \\n escape'", "no \\n escape"),
                Arguments.of("K=\"double # quoted\" # comment", "double # quoted"),
                Arguments.of("K=\"say \\\"hi\\\" \\\\ \\x\"", "say \"hi\" \\ \\x"),
                Arguments.of("K=\"a\\nb\\tc\\r\"", "a\nb\tc\r"),
                Arguments.of("k=names in any case", "names in any case"),
                Arguments.of("K=first\nK=last", "last"),
                Arguments.of("\uFEFFK=after a byte order mark", "after a byte order mark"),
                Arguments.of("K=windows\r\nL=x\r\n", "windows"),
                Arguments.of("# K=no\nK=http://127.0.0.1:8080/v1/item/set", "http://127.0.0.1:8080/v1/item/set"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueIsReadAsItIsMeant(String text, String value) throws IOException {
        assertThat(read(text).get("K")).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# K=1", "K=", "K=\"\"", "K='' # nothing", "K", "OTHER=1"})
    void anEmptyOrMissingValueIsAbsent(String text) throws IOException {
        assertThat(read(text).get("K")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A=1\nK=\"no end", "A=1\nK='x' y", "A=1\n=x", "A=1\ntwo words=x", "A=1\nno assignment here"})
    void aLineThatIsNoAssignmentIsNamed(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class).hasMessageContaining("line 2");
    }

    @Test
    void aFileTooLargeForSettingsIsRefused() {
        assertThatThrownBy(() -> read("#".repeat(70_000))).hasMessageContaining("65536");
    }

    @Test
    void aMissingFileIsSaid() {
        assertThatThrownBy(() -> EnvFile.read(folder.resolve("none.env"))).isInstanceOf(NoSuchFileException.class);
    }

    private EnvFile read(String text) throws IOException {
        return EnvFile.read(Files.writeString(folder.resolve("test.env"), text));
    }
}
