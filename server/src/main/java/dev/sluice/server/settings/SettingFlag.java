package dev.sluice.server.settings;

/**
 * A setting given on the command line.
 *
 * @param spelling how the user wrote the flag, for mistakes: {@code --set items.ring-size} or {@code --data}
 * @param name the setting
 */
public record SettingFlag(String spelling, String name, String value) {
    /**
     * Reads the argument of {@code --set}.
     *
     * @param assignment {@code items.ring-size=20}
     * @throws IllegalArgumentException if there is no name or no equals sign; the message is for the user
     */
    public static SettingFlag set(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("--set needs name=value, not " + Shown.value(assignment));
        }
        String name = assignment.substring(0, equals).strip();
        return new SettingFlag("--set " + name, name, assignment.substring(equals + 1));
    }
}
