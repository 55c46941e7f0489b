package dev.sluice.client.items;

import org.jspecify.annotations.Nullable;

/**
 * The client cannot be opened as it is set up: credentials are missing, a file is not readable, an address is no
 * address. The message names what was looked for and where. Nothing was sent.
 */
public final class XrtcConfigurationException extends RuntimeException {
    XrtcConfigurationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
