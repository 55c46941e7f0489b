package dev.sluice.server.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Recognises names that no setting has. */
final class UnknownNames {
    private final List<String> settings;
    private final List<String> sections;

    UnknownNames(SettingTree.Section declared) {
        this.settings = declared.values().flatMap(SettingTree.Value::names).toList();
        this.sections = sections(declared).toList();
    }

    /** The mistake in an entry's name, if it has one. A section's name without a value is none: all below is default. */
    Optional<SettingMistake> check(SettingSource source, String key, SettingSource.Entry entry) {
        if (spelled(source, settings).contains(key)) {
            return Optional.empty();
        }
        Optional<String> section = sections.stream()
                .filter(name -> source.spelling().apply(name).equals(key))
                .findFirst();
        if (section.isPresent()) {
            return entry.text() == null ? Optional.empty() : Optional.of(mistake(key, entry, inSection(section.get())));
        }
        String help = NearestName.to(key, spelled(source, settings))
                .map(name -> "; did you mean " + name + "?")
                .orElse("; `sluice config doc` lists all");
        return Optional.of(mistake(key, entry, "unknown setting" + help));
    }

    private static SettingMistake mistake(String key, SettingSource.Entry entry, String problem) {
        return new SettingMistake(entry.origin(), Shown.name(key), problem);
    }

    private String inSection(String section) {
        String example = settings.stream()
                .filter(name -> name.startsWith(section + "."))
                .findFirst()
                .orElse(section + ".…");
        return "is a section of settings such as " + example + ", it has no value itself";
    }

    private static List<String> spelled(SettingSource source, List<String> names) {
        return names.stream().map(source.spelling()).toList();
    }

    private static Stream<String> sections(SettingTree.Section parent) {
        return parent.children().stream()
                .filter(SettingTree.Section.class::isInstance)
                .map(SettingTree.Section.class::cast)
                .flatMap(section -> Stream.concat(Stream.of(section.name()), sections(section)));
    }
}
