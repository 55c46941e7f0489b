package dev.sluice.server.settings;

import static dev.sluice.server.settings.SampleSettings.read;
import static dev.sluice.server.settings.SampleSettings.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlSourceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "items.ring.size: 5",
                "items:\n  ring:\n    size: 5",
                "items:\n  ring.size: 5",
                "items.ring: {size: 5}",
                "{items: {ring: {size: '5'}}}",
                "%YAML 1.2\n---\nitems.ring.size: !!int 5\n...\n",
                "\ufeffitems.ring.size: 5",
                "items.ring.size: 5\r\n"
            })
    void nestedAndDottedNamesAreTheSame(String text) {
        var read = read(yaml(text));

        assertThat(read.mistakes()).isEmpty();
        assertThat(read.settings().ring().size()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "# nothing yet\n",
                "---\n",
                "---\n...\n",
                "~",
                "{}",
                "items:\n",
                "items:\n  ring:\n  # size: 5\n"
            })
    void anEmptyFileOrSectionLeavesTheDefaults(String text) {
        var read = read(yaml(text));

        assertThat(read.mistakes()).isEmpty();
        assertThat(read.settings().ring().size()).isEqualTo(10);
    }

    @Test
    void listsAreReadInBothStyles() {
        assertThat(names("items.ring.names: [x, 'y z']")).containsExactly("x", "y z");
        assertThat(names("items.ring.names:\n- x\n- y\n")).containsExactly("x", "y");
        assertThat(names("items.ring.names: x, y")).containsExactly("x", "y");
        assertThat(names("items.ring.names: []")).isEmpty();
    }

    @Test
    void quotedTextsKeepWhatPlainOnesLose() {
        assertThat(read(yaml("greeting: ' # 1: x '")).settings().greeting()).isEqualTo(" # 1: x ");
        assertThat(read(yaml("greeting: ''")).settings().greeting()).isEmpty();
        assertThat(read(yaml("greeting: \"null\"")).settings().greeting()).isEqualTo("null");
    }

    @Test
    void aSettingWithoutValueIsAMistake() {
        mistakes("items:\n  ring:\n    size:\n", "sluice.yaml:3: items.ring.size: needs a value (whole number)");
        mistakes("items.ring.size: ~", "sluice.yaml:1: items.ring.size: needs a value (whole number)");
    }

    @Test
    void aValueInPlaceOfASectionIsAMistake() {
        mistakes(
                "items: 5",
                "sluice.yaml:1: items: is a section of settings such as items.ring.size, it has no value itself");
    }

    @Test
    void aMapInPlaceOfAValueIsAMistake() {
        mistakes(
                "items.ring.size: {a: 1}",
                "sluice.yaml:1: items.ring.size.a: unknown setting; did you mean items.ring.size?");
    }

    @Test
    void aNameGivenTwiceIsAMistakeHoweverItIsWritten() {
        mistakes("greeting: a\ngreeting: b\n", "sluice.yaml:2: greeting: is given twice; first at sluice.yaml:1");
        mistakes(
                "items:\n  ring.size: 1\nitems.ring:\n  size: 1\n",
                "sluice.yaml:4: items.ring.size: is given twice; first at sluice.yaml:2");
    }

    @Test
    void theSameSectionMayBeOpenedTwice() {
        var read = read(yaml("items.ring:\n  size: 1\nitems.ring:\n  open: false\n"));

        assertThat(read.mistakes()).isEmpty();
        assertThat(read.settings().ring().open()).isFalse();
    }

    @Test
    void aFileThatIsNoMapIsAMistake() {
        mistakes("- a\n- b\n", "sluice.yaml:1: needs lines of the form name: value");
        mistakes("just text", "sluice.yaml:1: needs lines of the form name: value");
    }

    @Test
    void brokenYamlIsOneMistakeWithItsLine() {
        mistakes(
                "greeting: a\nitems: [1,\n",
                "sluice.yaml:3: is not valid YAML: expected the node content, but found '<stream end>'");
        mistakes(
                "items:\n\tring: 1",
                "sluice.yaml:2: is not valid YAML: found character '\\t(TAB)' that cannot start any token."
                        + " (Do not use \\t(TAB) for indentation)");
        mistakes("greeting: a: b", "sluice.yaml:1: is not valid YAML: mapping values are not allowed here");
        mistakes("greeting: a\u0001", "sluice.yaml: is not valid YAML: special characters are not allowed");
    }

    @Test
    void aSecondDocumentIsAMistake() {
        mistakes(
                "greeting: a\n---\ngreeting: b\n",
                "sluice.yaml:2: only one document (text between lines of ---) is read");
    }

    @Test
    void whatTheFileNeedNotHaveIsRefused() {
        mistakes("? [a]\n: b\n", "sluice.yaml:1: a name must be a simple text");
        mistakes(
                "greeting: &x a\nitems.password: *x\n",
                "sluice.yaml:2: items.password: write the value itself; aliases (*) are not read");
        mistakes(
                "items.ring.names: [[a]]",
                "sluice.yaml:1: items.ring.names: an entry of a list must be a text without commas");
        mistakes(
                "items.ring.names: ['a,b']",
                "sluice.yaml:1: items.ring.names: an entry of a list must be a text without commas");
    }

    @Test
    void endlessNestingIsAMistakeAndNotTheEndOfTheProcess() {
        mistakes(
                "{a: ".repeat(10_000) + "}".repeat(10_000),
                "sluice.yaml:1: " + "a.".repeat(15) + "a: is nested too deeply");
        mistakes(
                "greeting: " + "[".repeat(10_000) + "]".repeat(10_000),
                "sluice.yaml:1: greeting: an entry of a list must be a text without commas");
    }

    @Test
    void aFileThatIsNotUtf8IsAMistakeWithItsLine() {
        SettingSource latin1 =
                YamlSource.read("sluice.yaml", "a: b\ngreeting: é\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(read(latin1).mistakes()).containsExactly("sluice.yaml:2: is not UTF-8");
    }

    @Test
    void aTextCutWithinACharacterIsNotUtf8() {
        assertThat(read(YamlSource.read("sluice.yaml", new byte[] {'a', (byte) 0xc3}))
                        .mistakes())
                .containsExactly("sluice.yaml:1: is not UTF-8");
    }

    @Test
    void aMissingFileIsAMistake(@TempDir Path folder) {
        Path file = folder.resolve("none.yaml");

        assertThat(read(YamlSource.read(file)).mistakes()).containsExactly(file + ": there is no such file");
    }

    @Test
    void aFolderInPlaceOfAFileIsAMistake(@TempDir Path folder) {
        assertThat(read(YamlSource.read(folder)).mistakes())
                .singleElement()
                .asString()
                .startsWith(folder + ": cannot be read: ");
    }

    @Test
    void aHugeFileIsNotEvenRead(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("huge.yaml"), new byte[(1 << 20) + 1]);

        assertThat(read(YamlSource.read(file)).mistakes())
                .containsExactly(file + ": is larger than 1 MiB; that is no settings file");
    }

    private static List<String> names(String text) {
        return read(yaml(text)).settings().ring().names();
    }

    private static void mistakes(String text, String... lines) {
        assertThat(read(yaml(text)).mistakes()).containsExactly(lines);
    }
}
