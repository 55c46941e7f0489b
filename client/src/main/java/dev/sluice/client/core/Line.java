package dev.sluice.client.core;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.ChunkedOutputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthInputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthOutputStream;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriter;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.IdentityInputStream;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;
import org.jspecify.annotations.Nullable;

/**
 * One connection, for one exchange at a time. It is a channel and not a bare socket because waiting for a channel ends
 * with an interrupt, and when another thread closes it. Only {@link #close} may come from any thread.
 */
final class Line implements Closeable {
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int MAX_HEADER_LINE_BYTES = 64 * 1024;
    private static final int MAX_HEADERS = 200;
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final int SWITCHING_PROTOCOLS = 101;

    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(MAX_HEADER_LINE_BYTES)
            .setMaxHeaderCount(MAX_HEADERS)
            .build();

    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;
    private final SessionInputBufferImpl input = new SessionInputBufferImpl(BUFFER_BYTES, MAX_HEADER_LINE_BYTES);
    private final SessionOutputBufferImpl output = new SessionOutputBufferImpl(BUFFER_BYTES);
    private final DefaultHttpRequestWriter writer = new DefaultHttpRequestWriter();
    private final DefaultHttpResponseParser parser = new DefaultHttpResponseParser(LIMITS);
    private long lastUsedNanos = System.nanoTime();

    private Line(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.in = channel.socket().getInputStream();
        this.out = channel.socket().getOutputStream();
    }

    /**
     * Connects to the first of the addresses that answers; they share the time.
     *
     * @throws NoConnectionException also when the time of the whole exchange was over before there was a connection
     */
    static Line open(InetAddress[] addresses, int port, Duration timeout, Cancellation cancellation)
            throws IOException {
        long shareMs = Math.max(1, timeout.toMillis() / addresses.length);
        IOException last = null;
        for (InetAddress address : addresses) {
            try {
                return open(new InetSocketAddress(address, port), shareMs, cancellation);
            } catch (ClosedChannelException ended) {
                if (cancellation.reason() == Cancellation.Reason.TIMEOUT) {
                    throw NoConnectionException.unanswered("nothing within " + timeout.toMillis() + " ms", ended);
                }
                throw ended;
            } catch (IOException refused) {
                last = refused;
            }
        }
        throw NoConnectionException.unanswered(last == null ? "no address" : last.getMessage(), last);
    }

    private static Line open(InetSocketAddress address, long timeoutMs, Cancellation cancellation) throws IOException {
        SocketChannel channel = SocketChannel.open();
        cancellation.closes(() -> close(channel));
        try {
            channel.socket().connect(address, (int) Math.min(timeoutMs, Integer.MAX_VALUE));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            return new Line(channel);
        } catch (IOException refused) {
            close(channel);
            throw refused;
        }
    }

    /** How many bytes have come so far. */
    long received() {
        return input.getMetrics().getBytesTransferred();
    }

    /** How long it has rested. */
    long restedNanos() {
        return System.nanoTime() - lastUsedNanos;
    }

    void used() {
        lastUsedNanos = System.nanoTime();
    }

    /** Whether the server has neither closed it nor sent what nobody asked for, as far as that has arrived. */
    boolean isQuiet() {
        try {
            channel.configureBlocking(false);
            int read = channel.read(ByteBuffer.allocate(1));
            channel.configureBlocking(true);
            return read == 0 && !input.hasBufferedData();
        } catch (IOException broken) {
            return false;
        }
    }

    /**
     * Sends the request with its body and answers the head of the answer.
     *
     * @param length of the body, as the request's headers tell it; -1 when it goes in chunks
     * @param moved told of every part of a streamed body that leaves
     */
    ClassicHttpResponse exchange(ClassicHttpRequest request, RequestBody body, long length, TransferProgress moved)
            throws IOException {
        try {
            writer.write(request, output, out);
            return receive(send(body, length, moved));
        } catch (HttpException fault) {
            throw new IOException("the answer is no HTTP: " + fault.getMessage(), fault);
        }
    }

    /** Answers what cut the body off: a server may refuse one before it has read it all, and say why. */
    private @Nullable IOException send(RequestBody body, long length, TransferProgress moved) throws IOException {
        try {
            if (length != 0) {
                OutputStream entity = length < 0
                        ? new ChunkedOutputStream(output, out, CHUNK_BYTES)
                        : new ContentLengthOutputStream(output, out, length);
                body.writeTo(entity, length, moved);
                // Only when all is written: closing says that the body is whole.
                entity.close();
            }
            output.flush(out);
            return null;
        } catch (ClosedChannelException ended) {
            throw ended;
        } catch (IOException cut) {
            if (length == 0) {
                throw cut;
            }
            return cut;
        }
    }

    private ClassicHttpResponse receive(@Nullable IOException cut) throws IOException, HttpException {
        try {
            ClassicHttpResponse response = head();
            while (response.getCode() < 200 && response.getCode() != SWITCHING_PROTOCOLS) {
                response = head();
            }
            if (cut != null) {
                response.setHeader("Connection", "close");
            }
            return response;
        } catch (IOException none) {
            throw cut == null ? none : cut;
        }
    }

    private ClassicHttpResponse head() throws IOException, HttpException {
        try {
            @Nullable ClassicHttpResponse head = parser.parse(input, in);
            if (head == null) {
                throw new EOFException("closed by the server, without an answer");
            }
            return head;
        } catch (IllegalArgumentException fault) {
            // As for the status 000.
            throw new ProtocolException(String.valueOf(fault.getMessage()), fault);
        }
    }

    /** The body that follows the head of an answer; closing it does not end it. */
    InputStream bodyOf(ClassicHttpRequest request, ClassicHttpResponse response) throws IOException {
        if (!Reply.hasBody(request.getMethod(), response.getCode())) {
            return InputStream.nullInputStream();
        }
        try {
            long length = DefaultContentLengthStrategy.INSTANCE.determineLength(response);
            if (length == ContentLengthStrategy.CHUNKED) {
                return new ChunkedInputStream(input, in, LIMITS);
            }
            return length == ContentLengthStrategy.UNDEFINED
                    ? new IdentityInputStream(input, in)
                    : new ContentLengthInputStream(input, in, length);
        } catch (HttpException fault) {
            throw new IOException("the answer is no HTTP: " + fault.getMessage(), fault);
        }
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException ignored) {
            // It is of no use any more.
        }
    }
}
