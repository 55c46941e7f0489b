package dev.sluice.wire.core;

import java.util.List;

/**
 * The body of every refusal of a Core but one (see {@link ConfigErrors}).
 *
 * @param code the HTTP status once more
 * @param details one line each; never null
 */
public record ErrorBody(int code, String message, List<String> details) {
    public ErrorBody {
        Fields.required("message", message);
        details = Fields.list(details);
    }
}
