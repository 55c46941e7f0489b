package dev.sluice.server.settings;

import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Writes settings as YAML. For one use. */
final class SettingsPrinter {
    /** Texts that mean themselves in YAML without quotes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9./][A-Za-z0-9._/-]*(:[A-Za-z0-9._/-]+)*");

    private static final Set<String> NULLS = Set.of("null", "Null", "NULL");

    private final Dump quoted = new Dump(DumpSettings.builder()
            .setDefaultScalarStyle(ScalarStyle.DOUBLE_QUOTED)
            .setSplitLines(false)
            .build());
    private final StringBuilder yaml = new StringBuilder();

    String print(SettingTree.Section root) {
        root.children().forEach(child -> print(child, ""));
        return yaml.toString();
    }

    private void print(SettingTree node, String indent) {
        switch (node) {
            case SettingTree.Section section -> {
                yaml.append(indent).append(section.lastName()).append(":\n");
                section.children().forEach(child -> print(child, indent + "  "));
            }
            case SettingTree.Value<?> value when value.form().isSecret() -> printSecret(value, indent);
            case SettingTree.Value<?> value -> printValue(value, indent);
        }
    }

    private void printValue(SettingTree.Value<?> value, String indent) {
        yaml.append(indent).append(value.lastName()).append(": ").append(scalar(value.text()));
        value.origin().ifPresent(origin -> yaml.append("  # ").append(Shown.sentence(origin)));
        yaml.append('\n');
    }

    private void printSecret(SettingTree.Value<?> value, String indent) {
        String state = value.origin()
                .map(origin -> "not shown; from " + Shown.sentence(origin))
                .orElse("not set");
        yaml.append(indent)
                .append("# ")
                .append(value.lastName())
                .append(": (")
                .append(state)
                .append(")\n");
    }

    private String scalar(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !NULLS.contains(text);
        return plain ? text : quoted.dumpToString(text).strip();
    }
}
