package dev.sluice.stun;

import dev.sluice.base.Buckets;
import dev.sluice.base.ClientNetwork;
import dev.sluice.base.Clock;
import dev.sluice.base.TokenBucket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers binding requests on one UDP port, on one thread of its own: receive, look, send. It keeps nothing of its clients
 * but their rates, and nothing queues but in the operating system's socket buffer, which drops what is too much.
 *
 * <p>Thread-safe. {@link #open} and {@link #close} block for a moment.
 */
public final class StunServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StunServer.class);

    /** Requests of clients fit into one Ethernet frame (RFC 8489, 6.1); one byte more shows a longer one. */
    private static final int MAX_REQUEST_BYTES = 1500;

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofMillis(100);

    private final String host;
    private final OptionalInt wanted;
    private final boolean mayMove;
    private final Clock clock;
    private final StunStats stats = new StunStats();
    private final @Nullable Buckets<String> rates;

    private volatile @Nullable DatagramChannel channel;
    private volatile @Nullable Thread thread;
    private volatile int port;

    /**
     * A server that is not open yet.
     *
     * @param frontHost where the front door listens, for a server without an address of its own
     * @param frontIsFree whether the front door takes any free port
     */
    public StunServer(StunSettings settings, String frontHost, boolean frontIsFree, Clock clock) {
        this.host = settings.address().isEmpty() ? frontHost : settings.address();
        this.wanted = settings.port().toBind(frontIsFree);
        this.mayMove = settings.port().mayMove();
        this.clock = clock;
        int perSecond = settings.requestsPerSecondPerAddress();
        this.rates = perSecond == 0
                ? null
                : new Buckets<>(
                        new TokenBucket.Shape(perSecond, TimeUnit.SECONDS.toNanos(1) / perSecond),
                        settings.maxAddresses());
    }

    /**
     * Begins to answer, if the settings want it to.
     *
     * @throws CannotOpenStunException when the port cannot be had, with one plain sentence
     */
    public void open() {
        if (wanted.isEmpty()) {
            return;
        }
        DatagramChannel opened = bindOrMove(wanted.getAsInt());
        channel = opened;
        Thread started = Thread.ofPlatform().name("stun").daemon().unstarted(() -> serve(opened));
        thread = started;
        started.start();
    }

    private DatagramChannel bindOrMove(int number) {
        try {
            return bind(number);
        } catch (CannotOpenStunException taken) {
            if (!mayMove || number == 0) {
                throw taken;
            }
            DatagramChannel opened = bind(0);
            log.warn(
                    "stun.port: something else listens on UDP port {}, so port {} it is; set a port to insist on it, or off",
                    number,
                    port);
            return opened;
        }
    }

    private DatagramChannel bind(int number) {
        DatagramChannel opened = null;
        try {
            opened = DatagramChannel.open();
            opened.bind(new InetSocketAddress(InetAddress.getByName(host), number));
            port = ((InetSocketAddress) opened.getLocalAddress()).getPort();
            return opened;
        } catch (IOException fault) {
            closeQuietly(opened);
            throw new CannotOpenStunException(
                    "stun.port: cannot listen on UDP port " + number + " of " + host
                            + ", something else does (or the address is not of this machine). Stop it, or choose another:"
                            + " --set stun.port=PORT, or off",
                    fault);
        }
    }

    /** The UDP port; 0 while nothing listens. */
    public int port() {
        return port;
    }

    /** What was counted. */
    public StunStats stats() {
        return stats;
    }

    /** Forgets the rates of addresses that are silent; to be called now and then. */
    public void sweep() {
        if (rates != null) {
            rates.trim(clock.nanoTime());
        }
    }

    private void serve(DatagramChannel open) {
        ByteBuffer datagram = ByteBuffer.allocateDirect(MAX_REQUEST_BYTES + 1);
        while (open.isOpen()) {
            try {
                datagram.clear();
                if (open.receive(datagram) instanceof InetSocketAddress from) {
                    ByteBuffer answer = answer(datagram.flip(), from);
                    if (answer != null) {
                        send(open, answer, from);
                    }
                }
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException | RuntimeException fault) {
                // Not one client's doing, or it would be caught in send: out of memory for sockets, say.
                log.error("STUN: a datagram could not be received or handled", fault);
                LockSupport.parkNanos(PAUSE_AFTER_FAULT.toNanos());
            }
        }
    }

    /** What goes back, null for nothing. */
    private @Nullable ByteBuffer answer(ByteBuffer datagram, InetSocketAddress from) {
        if (!isWithinRate(from)) {
            stats.limited();
            return null;
        }
        BindingRequest request = datagram.limit() > MAX_REQUEST_BYTES ? null : BindingRequest.read(datagram);
        if (request == null) {
            stats.ignored();
            return null;
        }
        stats.answered(request);
        return BindingAnswer.to(request, datagram.limit(), from);
    }

    private boolean isWithinRate(InetSocketAddress from) {
        if (rates == null) {
            return true;
        }
        long nowNs = clock.nanoTime();
        String network = ClientNetwork.of(from.getAddress().getHostAddress());
        return rates.get(network, nowNs).take(nowNs) == 0;
    }

    /** An answer that cannot be sent (to port 0, to a network that is down) is lost, as any datagram may be. */
    private void send(DatagramChannel open, ByteBuffer answer, InetSocketAddress to) throws ClosedChannelException {
        try {
            open.send(answer, to);
        } catch (ClosedChannelException closed) {
            throw closed;
        } catch (IOException fault) {
            stats.failed();
            log.debug("STUN: no answer to {}", to, fault);
        }
    }

    /** Idempotent; the port is free when it returns. */
    @Override
    public void close() {
        port = 0;
        closeQuietly(channel);
        Thread serving = thread;
        if (serving == null) {
            return;
        }
        try {
            if (!serving.join(CLOSE_LIMIT)) {
                log.warn("STUN did not end in time");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(@Nullable DatagramChannel channel) {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException fault) {
            log.warn("STUN: the socket could not be closed", fault);
        }
    }
}
