package dev.sluice.server.settings;

import java.util.List;

/** Settings and where they came from, as text for people. */
public final class SettingsReport {
    private final SettingTree.Section settings;

    SettingsReport(SettingTree.Section settings) {
        this.settings = settings;
    }

    /** The reference of all settings in Markdown. Reads no source, so that it can be had when settings are wrong. */
    public static String reference() {
        LayeredSettings nothingGiven = new LayeredSettings(List.of());
        Settings.read(nothingGiven);
        return SettingsReference.render(nothingGiven.tree());
    }

    /**
     * The effective settings as YAML that can be used as a settings file. A comment names the source of each value that
     * is not the default; secrets are left out, with a comment where they were given.
     */
    public String print() {
        return new SettingsPrinter().print(settings);
    }
}
