package dev.sluice.server.settings;

import dev.sluice.base.SettingForm;
import dev.sluice.base.SettingReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Settings from several sources. A value of a later source counts more; values that lose are checked all the same, for
 * they come to light when the winner is removed. Each instance is used once: read the record tree, then ask for
 * {@link #mistakes}.
 */
final class LayeredSettings implements SettingReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final List<SettingSource> sources;
    private final Map<SettingSource.Entry, SettingMistake> wrong;
    private final SettingTree.Section section;

    /** A reader of these sources, the strongest last. */
    LayeredSettings(List<SettingSource> sources) {
        this(sources, new HashMap<>(), SettingTree.Section.root());
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
        T value = fallback;
        Optional<String> origin = Optional.empty();
        for (SettingSource source : sources) {
            SettingSource.Entry entry = source.find(setting);
            if (entry != null) {
                Optional<T> parsed = parse(setting, entry, form);
                value = parsed.orElse(value);
                origin = parsed.isPresent() ? Optional.of(entry.origin()) : origin;
            }
        }
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

    private <T> Optional<T> parse(String setting, SettingSource.Entry entry, SettingForm<T> form) {
        String text = entry.text();
        if (text == null) {
            wrong.put(entry, new SettingMistake(entry.origin(), setting, "needs a value (" + form.type() + ")"));
            return Optional.empty();
        }
        try {
            return Optional.of(form.parse(text));
        } catch (IllegalArgumentException e) {
            String instead = form.isSecret() ? "" : ", not " + Shown.value(text);
            wrong.put(entry, new SettingMistake(entry.origin(), setting, "needs " + e.getMessage() + instead));
            return Optional.empty();
        }
    }

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
