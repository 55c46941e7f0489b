package dev.sluice.server.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the reference of all settings. */
final class SettingsReference {
    private static final String INTRODUCTION = """
            # Settings

            This page is generated: `dev/reference` writes it anew.

            Every setting can be given in three places. A later one counts more:

            1. a YAML file, `./sluice serve --config FILE`: names with dots, or maps in maps;
            2. the environment, under the name in the second column; an empty variable counts as not set;
            3. a flag, `--set name=value`.

            A wrong value or an unknown name stops the start, and all mistakes are named at once.
            `./sluice config check` looks for them without starting anything, `./sluice config print` shows the
            values in force and where each came from.

            Sizes are written like `1024`, `64KiB` or `1MiB`, durations like `500ms`, `5s`, `1m`, `1h` or `90d`, lists
            with commas or as a YAML list.

            A secret can also stand in a file of its own: give the file under the setting's name with `-file` (`_FILE` in the
            environment). A line end at the end of that file does not count.

            Variables that start with `SLUICE_` and are no settings: `SLUICE_HOME` and `SLUICE_JAVA_OPTS`, which the
            launcher reads, and `SLUICE_SERVICE_…` and `SLUICE_PORT…`, which Kubernetes adds to every container when a
            service is called `sluice`.
            """;

    private static final String HEAD = """

            | setting | environment | type | default | allowed | what it does |
            |---|---|---|---|---|---|
            """;

    private SettingsReference() {}

    static String render(SettingTree.Section root) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        appendTable(page, "General", root);
        root.children().forEach(child -> appendSections(page, child));
        return page.toString();
    }

    private static void appendSections(StringBuilder page, SettingTree node) {
        if (node instanceof SettingTree.Section section) {
            appendTable(page, "`" + section.name() + "`", section);
            section.children().forEach(child -> appendSections(page, child));
        }
    }

    private static void appendTable(StringBuilder page, String title, SettingTree.Section section) {
        page.append("\n## ").append(title).append('\n');
        if (!section.doc().isEmpty()) {
            page.append('\n').append(section.doc()).append('\n');
        }
        String rows = section.children().stream()
                .filter(SettingTree.Value.class::isInstance)
                .map(child -> row((SettingTree.Value<?>) child))
                .collect(Collectors.joining());
        page.append(rows.isEmpty() ? "" : HEAD + rows);
    }

    private static String row(SettingTree.Value<?> value) {
        List<String> cells = List.of(
                code(value.name()),
                code(EnvironmentSource.variable(value.name())),
                value.form().type(),
                value.form().isSecret() ? "" : code(value.fallbackText()),
                value.form().bounds(),
                value.doc());
        return cells.stream()
                .map(cell -> "| " + cell.replace("|", "\\|") + " ")
                .collect(Collectors.joining("", "", "|\n"));
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }
}
