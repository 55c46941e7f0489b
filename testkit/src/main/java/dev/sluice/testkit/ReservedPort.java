package dev.sluice.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/**
 * A port of the loopback address on which nobody listens and which nobody else gets: connections to it are refused for
 * as long as it is held, and a {@link java.net.ServerSocket} of the test may be bound to it meanwhile. A port that was
 * found free and let go has neither property: another server may be the next to get it.
 *
 * <p>The socket is bound and does not listen. Linux gives its port neither to those who ask for any port nor to those who
 * connect; whoever names it gets it, as both sides allow reuse.
 */
public final class ReservedPort implements AutoCloseable {
    private final SocketChannel holder;
    private final InetSocketAddress address;

    public ReservedPort() {
        try {
            holder = SocketChannel.open();
            holder.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            address = (InetSocketAddress) holder.getLocalAddress();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public int port() {
        return address.getPort();
    }

    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void close() {
        try {
            holder.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
