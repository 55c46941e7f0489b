package dev.sluice.server.settings;

import dev.sluice.base.SettingForm;
import dev.sluice.base.SettingReader;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Settings from several sources. A value of a later source counts more; values that lose are checked all the same, for
 * they come to light when the winner is removed. Each instance is used once: read the record tree, then ask for
 * {@link #mistakes}.
 */
final class LayeredSettings implements SettingReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final List<SettingSource> sources;

    /** By identity, for two entries on one line may look the same. */
    private final Map<SettingSource.Entry, SettingMistake> wrong;

    private final SettingTree.Section section;

    /** A reader of these sources, the strongest last. */
    LayeredSettings(List<SettingSource> sources) {
        this(sources, new IdentityHashMap<>(), SettingTree.Section.root());
    }

    private LayeredSettings(
            List<SettingSource> sources, Map<SettingSource.Entry, SettingMistake> wrong, SettingTree.Section section) {
        this.sources = sources;
        this.wrong = wrong;
        this.section = section;
    }

    @Override
    public SettingReader section(String name, String doc) {
        SettingTree.Section child = new SettingTree.Section(declare(name), doc, new ArrayList<>());
        section.children().add(child);
        return new LayeredSettings(sources, wrong, child);
    }

    @Override
    public <T> T value(String name, T fallback, SettingForm<T> form, String doc) {
        String setting = declare(name);
        Optional<Given<T>> strongest = Optional.empty();
        for (SettingSource source : sources) {
            Optional<Given<T>> weaker = strongest;
            strongest = given(source, setting, form).or(() -> weaker);
        }
        T value = strongest.map(Given::value).orElse(fallback);
        Optional<String> origin = strongest.map(Given::origin);
        section.children().add(new SettingTree.Value<>(setting, doc, form, fallback, value, origin));
        return value;
    }

    /** What was declared so far, with the values that count. */
    SettingTree.Section tree() {
        return section;
    }

    /** Every mistake, in the order of the sources and of the entries in them. Call after everything is declared. */
    List<SettingMistake> mistakes() {
        UnknownNames unknown = new UnknownNames(section);
        List<SettingMistake> mistakes = new ArrayList<>();
        for (SettingSource source : sources) {
            mistakes.addAll(source.mistakes());
            source.entries()
                    .forEach((key, entry) -> Optional.ofNullable(wrong.get(entry))
                            .or(() -> unknown.check(source, key, entry))
                            .ifPresent(mistakes::add));
        }
        return mistakes;
    }

    private <T> Optional<Given<T>> given(SettingSource source, String setting, SettingForm<T> form) {
        SettingSource.Entry entry = source.find(setting);
        SettingSource.Entry file = form.isSecret() ? source.find(SecretFile.setting(setting)) : null;
        if (file == null) {
            return entry == null ? Optional.empty() : parse(setting, entry, form, text -> text);
        }
        if (entry != null) {
            wrong.put(
                    file, new SettingMistake(file.origin(), SecretFile.setting(setting), "is given beside " + setting));
        }
        return parse(SecretFile.setting(setting), file, form, SecretFile::read);
    }

    private <T> Optional<Given<T>> parse(
            String setting, SettingSource.Entry entry, SettingForm<T> form, UnaryOperator<String> content) {
        String text = entry.text();
        if (text == null) {
            wrong.put(entry, new SettingMistake(entry.origin(), setting, "needs a value (" + form.type() + ")"));
            return Optional.empty();
        }
        try {
            return Optional.of(new Given<>(form.parse(content.apply(text)), entry.origin()));
        } catch (IllegalArgumentException e) {
            String instead = form.isSecret() ? "" : ", not " + Shown.value(text);
            wrong.put(entry, new SettingMistake(entry.origin(), setting, "needs " + e.getMessage() + instead));
            return Optional.empty();
        }
    }

    private record Given<T>(T value, String origin) {}

    /** The full name. Wrong or repeated names are mistakes of the program, not of its user. */
    private String declare(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a setting's name is kebab-case, not " + name);
        }
        if (section.children().stream().anyMatch(child -> child.lastName().equals(name))) {
            throw new IllegalArgumentException("declared twice: " + name + " in section '" + section.name() + "'");
        }
        return section.name().isEmpty() ? name : section.name() + "." + name;
    }
}
