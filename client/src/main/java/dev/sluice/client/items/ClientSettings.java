package dev.sluice.client.items;

import dev.sluice.base.Clock;
import dev.sluice.wire.items.Credentials;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Everything a client is opened with.
 *
 * @param sslContext for https addresses; null for the JDK's default
 * @param onLost told of items that were overwritten before they could be read
 */
record ClientSettings(
        Credentials credentials,
        Endpoints endpoints,
        ClientLimits limits,
        @Nullable SSLContext sslContext,
        LongConsumer onLost,
        Clock clock) {}
