package dev.sluice.client.core;

import dev.sluice.wire.core.CoreRules;
import dev.sluice.wire.core.InvalidRequestException;
import java.nio.channels.Channel;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is checked before anything is sent; each fault names the field. */
final class CoreChecks {
    private CoreChecks() {}

    static String notBlank(String field, @Nullable String value) {
        return CoreRules.notBlank(field, value);
    }

    static Duration positive(String field, Duration value) {
        if (!value.isPositive()) {
            throw new InvalidRequestException(field, "must be above zero, is " + value);
        }
        return value;
    }

    /** Who reads or writes a channel here waits for it, and one that does not let anybody wait would be asked in a loop. */
    static void blocking(String field, Channel channel) {
        if (channel instanceof SelectableChannel selectable && !selectable.isBlocking()) {
            throw new InvalidRequestException(field, "must be a channel in blocking mode");
        }
    }

    /** A storage name is one path segment. */
    static String storage(String value) {
        if (notBlank("storage", value).contains("/")) {
            throw new InvalidRequestException("storage", "must be a name such as mem or disk, is '" + value + "'");
        }
        return value;
    }

    /** A path inside a storage names a file, so it neither is empty nor ends with a slash. */
    static String filePath(String value) {
        if (notBlank("path", value).endsWith("/")) {
            throw new InvalidRequestException("path", "must name a file, is '" + value + "'");
        }
        return value;
    }
}
