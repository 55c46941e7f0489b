package dev.sluice.client.core;

import dev.sluice.wire.core.InvalidRequestException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a call may do differently from the client's settings. Immutable; null means: as the client does.
 *
 * @param retries how often a failed connection is tried again
 * @param timeout see {@link CoreClientBuilder#timeout}
 * @param domain sent with every call as {@code domain}; newer Cores only, others ignore it
 * @param progress told of uploads and downloads
 */
public record CallOptions(
        @Nullable Integer retries,
        @Nullable Duration timeout,
        @Nullable String domain,
        @Nullable TransferProgress progress) {
    public static final CallOptions DEFAULT = new CallOptions(null, null, null, null);

    public CallOptions {
        if (retries != null && retries < 0) {
            throw new InvalidRequestException("retries", "must not be negative, is " + retries);
        }
        if (timeout != null && !timeout.isPositive()) {
            throw new InvalidRequestException("timeout", "must be above zero, is " + timeout);
        }
    }

    public CallOptions withRetries(int value) {
        return new CallOptions(value, timeout, domain, progress);
    }

    public CallOptions withTimeout(Duration value) {
        return new CallOptions(retries, value, domain, progress);
    }

    public CallOptions withDomain(String value) {
        return new CallOptions(retries, timeout, value, progress);
    }

    public CallOptions withProgress(TransferProgress value) {
        return new CallOptions(retries, timeout, domain, value);
    }
}
