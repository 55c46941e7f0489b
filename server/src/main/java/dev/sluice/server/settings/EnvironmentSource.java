package dev.sluice.server.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Settings from variables that start with {@code SLUICE_}: {@code SLUICE_ITEMS_RING_SIZE} is {@code items.ring-size}.
 * An empty variable counts as not set, as Compose files and unit files leave them.
 */
final class EnvironmentSource {
    private static final String PREFIX = "SLUICE_";

    /**
     * Variables with the prefix that are no settings: the launcher's and the command line's own, and those that Kubernetes puts into every
     * container when a service is called {@code sluice}.
     */
    private static final Pattern OTHERS = Pattern.compile("SLUICE_(HOME|JAVA_OPTS|ADMIN_PASSWORD"
            + "|SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

    private EnvironmentSource() {}

    static SettingSource of(Map<String, String> environment) {
        SequencedMap<String, SettingSource.Entry> entries = new LinkedHashMap<>();
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (isSetting(variable) && !value.isEmpty()) {
                entries.put(variable, new SettingSource.Entry("environment " + variable, value));
            }
        });
        return new SettingSource(entries, List.of(), EnvironmentSource::variable);
    }

    /** The variable of a setting. */
    static String variable(String setting) {
        return PREFIX + setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static boolean isSetting(String variable) {
        return variable.startsWith(PREFIX) && !OTHERS.matcher(variable).matches();
    }
}
