package dev.sluice.server.settings;

/** Settings and where they came from, as text for people. */
public final class SettingsReport {
    private final SettingTree.Section settings;

    SettingsReport(SettingTree.Section settings) {
        this.settings = settings;
    }

    /**
     * The effective settings as YAML that can be used as a settings file. A comment names the source of each value that
     * is not the default; secrets are left out, with a comment where they were given.
     */
    public String print() {
        return new SettingsPrinter().print(settings);
    }

    /** The reference of all settings in Markdown; it does not depend on values. */
    public String reference() {
        return SettingsReference.render(settings);
    }
}
