package dev.sluice.server.settings;

/**
 * One thing wrong with the settings.
 *
 * @param origin where it was given: {@code sluice.yaml:3}, {@code environment SLUICE_DATA} or {@code --set data}
 * @param name the setting, or what was written in the place of one; empty if the origin says it
 * @param problem what would be right, and what was given instead
 */
public record SettingMistake(String origin, String name, String problem) {
    /** The mistake in one line. */
    @Override
    public String toString() {
        boolean named = name.isEmpty() || origin.endsWith(" " + name);
        return named ? origin + ": " + problem : origin + ": " + name + ": " + problem;
    }
}
