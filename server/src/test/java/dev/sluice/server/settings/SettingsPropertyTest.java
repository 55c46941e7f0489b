package dev.sluice.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

final class SettingsPropertyTest {
    private static final List<String> NAMES = new SettingsNames().all();

    @Property
    void aNameWithOneSlipFindsAnEquallyNearName(
            @ForAll("names") String name, @ForAll @IntRange(min = 0, max = 100) int at, @ForAll Slip slip) {
        String written = slip.apply(name, at % name.length());

        String found = NearestName.to(written, NAMES).orElseThrow();

        assertThat(NearestName.editDistance(written, found))
                .isLessThanOrEqualTo(NearestName.editDistance(written, name));
        assertThat(NearestName.editDistance(written, name)).isLessThanOrEqualTo(1);
    }

    @Property
    void editDistanceIsSymmetricAndBounded(
            @ForAll @AlphaChars @StringLength(max = 12) String a,
            @ForAll @AlphaChars @StringLength(max = 12) String b) {
        int distance = NearestName.editDistance(a, b);

        assertThat(distance).isEqualTo(NearestName.editDistance(b, a));
        assertThat(distance).isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
        assertThat(distance == 0).isEqualTo(a.equals(b));
    }

    @Property(tries = 300)
    void whatIsPrintedIsReadBackAsTheSameSettings(@ForAll("sources") SettingSource source) {
        var first = SampleSettings.read(source);

        var second = SampleSettings.read(SampleSettings.yaml(first.report().print()));

        assertThat(first.mistakes()).isEmpty();
        assertThat(second.mistakes()).isEmpty();
        assertThat(second.settings()).isEqualTo(first.settings());
    }

    @Property(tries = 300)
    void noTextWhateverBreaksTheReader(@ForAll String text) {
        assertThat(SampleSettings.read(SampleSettings.yaml(text))).isNotNull();
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(NAMES);
    }

    @Provide
    Arbitrary<SettingSource> sources() {
        Arbitrary<String> names =
                Arbitraries.strings().excludeChars(',').ofMaxLength(8).map(SettingsPropertyTest::wellFormed);
        return Combinators.combine(
                        Arbitraries.strings().map(SettingsPropertyTest::wellFormed),
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.longs().between(64, 1 << 20),
                        Arbitraries.integers().between(1, 86_400),
                        Arbitraries.of("true", "false"),
                        Arbitraries.of("first-in", "last-in"),
                        names.list().ofMaxSize(4))
                .as((greeting, size, bytes, seconds, open, order, list) -> SampleSettings.flags(
                        "greeting=" + greeting,
                        "items.ring.size=" + size,
                        "items.ring.max-bytes=" + bytes,
                        "items.ring.max-age=" + Duration.ofSeconds(seconds).toSeconds() + "s",
                        "items.ring.open=" + open,
                        "items.ring.order=" + order,
                        "items.ring.names=" + String.join(",", list)));
    }

    /** Arguments and variables reach a program as Unicode text: never with half a surrogate pair. */
    private static String wellFormed(String text) {
        return text.codePoints()
                .filter(character -> Character.getType(character) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    enum Slip {
        LEAVE_OUT,
        ADD,
        REPLACE,
        SWAP;

        String apply(String name, int at) {
            String before = name.substring(0, at);
            String after = name.substring(at + 1);
            return switch (this) {
                case LEAVE_OUT -> before + after;
                case ADD -> before + "q" + name.substring(at);
                case REPLACE -> before + "q" + after;
                case SWAP -> after.isEmpty() ? name : before + after.charAt(0) + name.charAt(at) + after.substring(1);
            };
        }
    }

    /** The names of the real settings. */
    private static final class SettingsNames {
        List<String> all() {
            LayeredSettings reader = new LayeredSettings(List.of());
            Settings.read(reader);
            return reader.tree().values().<String>map(SettingTree.Value::name).toList();
        }
    }
}
