package dev.sluice.client.core;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Sends through the JDK's HttpClient: for https, proxies, and clients of the caller's own. */
final class JdkTransport implements Transport {
    private final HttpClient http;
    private final boolean ownsHttp;

    JdkTransport(HttpClient http, boolean ownsHttp) {
        this.http = http;
        this.ownsHttp = ownsHttp;
    }

    @Override
    public Reply send(Outgoing outgoing, Cancellation cancellation) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<InputStream>> pending =
                http.sendAsync(request(outgoing), head -> new ArrivingBody());
        cancellation.closes(() -> pending.cancel(true));
        try {
            HttpResponse<InputStream> response = pending.get();
            InputStream body = response.body();
            cancellation.closes(() -> closeQuietly(body));
            return new Reply(
                    outgoing.method(),
                    response.statusCode(),
                    name -> response.headers().firstValue(name).orElse(null),
                    body);
        } catch (InterruptedException interrupt) {
            if (!pending.cancel(true)) {
                // It has answered in this very moment.
                CompletableFuture<Void> _ = pending.thenAccept(response -> closeQuietly(response.body()));
            }
            throw interrupt;
        } catch (ExecutionException failed) {
            throw faultOf(failed);
        } catch (CancellationException ended) {
            throw new IOException("ended", ended);
        }
    }

    private static HttpRequest request(Outgoing outgoing) {
        boolean tls = "https".equalsIgnoreCase(outgoing.url().getScheme());
        HttpRequest.Builder request = HttpRequest.newBuilder(outgoing.url())
                // Over clear text the JDK would ask for an upgrade that no Core grants.
                .version(tls ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1)
                .method(outgoing.method(), CountedPublisher.of(outgoing.body(), outgoing.moved()));
        outgoing.headers().forEach(request::header);
        return request.build();
    }

    /** Whatever else the HttpClient throws at an answer, as for a length that is no number, is a broken connection, too. */
    private static IOException faultOf(ExecutionException failed) {
        Throwable fault = failed.getCause() == null ? failed : failed.getCause();
        if (!isConnect(fault)) {
            return fault instanceof IOException broken ? broken : new IOException(fault.toString(), fault);
        }
        String why = fault.getMessage();
        ConnectException refused =
                new ConnectException((why == null ? "" : why + "; ") + "is a server listening there?");
        refused.initCause(fault);
        return refused;
    }

    private static boolean isConnect(Throwable fault) {
        return fault instanceof ConnectException
                || fault instanceof HttpConnectTimeoutException
                || fault instanceof UnresolvedAddressException;
    }

    private static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException ignored) {
            // It is given up anyway.
        }
    }

    @Override
    public void close() {
        if (ownsHttp) {
            http.shutdownNow();
        }
    }
}
