package dev.sluice.client.core;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 over clear text, written and read by the thread that asks. Connections are kept and used again; one that rested
 * and turns out to be dead before the answer began is replaced once when the request is safe (RFC 9110, section 9.2.2).
 */
final class SocketTransport implements Transport {
    private static final int HTTP_PORT = 80;
    private static final int FIRST_FINAL = 200;
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

    private final String host;
    private final int port;
    private final String authority;
    private final RestingLines resting;

    SocketTransport(URI server, ScheduledExecutorService timer) {
        String name = server.getHost();
        this.host = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
        this.port = server.getPort() < 0 ? HTTP_PORT : server.getPort();
        this.authority = server.getPort() < 0 ? name : name + ":" + port;
        this.resting = new RestingLines(timer);
    }

    @Override
    public Reply send(Outgoing request, Cancellation cancellation) throws IOException, InterruptedException {
        Line rested = resting.take();
        return rested == null
                ? exchange(open(request, cancellation), request, cancellation)
                : sendOn(rested, request, cancellation);
    }

    private Reply sendOn(Line rested, Outgoing request, Cancellation cancellation)
            throws IOException, InterruptedException {
        long before = rested.received();
        try {
            return exchange(rested, request, cancellation);
        } catch (IOException broken) {
            boolean ended =
                    cancellation.reason() != null || Thread.currentThread().isInterrupted();
            if (ended || !request.safe() || rested.received() > before) {
                throw broken;
            }
        }
        try {
            return exchange(open(request, cancellation), request, cancellation);
        } catch (NoConnectionException refused) {
            throw new IOException("and there is no new connection: " + refused.getMessage(), refused);
        }
    }

    private Line open(Outgoing request, Cancellation cancellation) throws IOException, InterruptedException {
        return Line.open(HostAddresses.of(host, cancellation), port, request.timeout(), cancellation);
    }

    private Reply exchange(Line line, Outgoing outgoing, Cancellation cancellation) throws IOException {
        boolean answered = false;
        cancellation.closes(line::close);
        try {
            // Once: a file may change its size meanwhile.
            long length = outgoing.body().length();
            ClassicHttpRequest request = request(outgoing, length);
            ClassicHttpResponse response = line.exchange(request, outgoing.body(), length, outgoing.moved());
            // One that switched to another protocol is none of ours any more.
            boolean kept = response.getCode() >= FIRST_FINAL
                    && DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, HttpCoreContext.create());
            LineBody body = new LineBody(line.bodyOf(request, response), line, () -> {
                if (cancellation.release() && kept) {
                    resting.give(line);
                } else {
                    line.close();
                }
            });
            answered = true;
            return new Reply(
                    outgoing.method(), response.getCode(), name -> valueOf(response.getFirstHeader(name)), body);
        } finally {
            if (!answered) {
                line.close();
            }
        }
    }

    private static @Nullable String valueOf(@Nullable Header header) {
        return header == null ? null : header.getValue();
    }

    private ClassicHttpRequest request(Outgoing outgoing, long length) {
        ClassicHttpRequest request = new BasicClassicHttpRequest(outgoing.method(), outgoing.target());
        request.setHeader("Host", authority);
        outgoing.headers().forEach(request::setHeader);
        if (length < 0) {
            request.setHeader("Transfer-Encoding", "chunked");
        } else if (length > 0 || !WITHOUT_BODY.contains(outgoing.method())) {
            request.setHeader("Content-Length", Long.toString(length));
        }
        return request;
    }

    @Override
    public void close() {
        resting.close();
    }
}
