package dev.sluice.client.core;

import dev.sluice.wire.core.ConfigErrors;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The server refused a configuration (409), with its reasons by setting. */
public final class CoreConfigRejectedException extends CoreException {
    private final ConfigErrors errors;

    CoreConfigRejectedException(String method, URI url, ConfigErrors errors) {
        super(method, url, 409, line(method, url, "configuration refused", lines(errors)), lines(errors), null);
        this.errors = errors;
    }

    /** The failing settings by dotted name, each with what is wrong. */
    public Map<String, List<String>> messages() {
        return errors.messages();
    }

    private static List<String> lines(ConfigErrors errors) {
        return errors.messages().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                .toList();
    }
}
