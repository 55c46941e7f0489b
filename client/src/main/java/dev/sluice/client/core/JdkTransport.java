package dev.sluice.client.core;

import java.io.IOException;
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
        CompletableFuture<HttpResponse<ArrivingBody>> pending =
                http.sendAsync(request(outgoing), head -> new ArrivingBody());
        cancellation.closes(() -> pending.cancel(true));
        try {
            HttpResponse<ArrivingBody> response = pending.get();
            ArrivingBody body = response.body();
            cancellation.closes(body::close);
            return new Reply(
                    outgoing.method(),
                    response.statusCode(),
                    name -> response.headers().firstValue(name).orElse(null),
                    body);
        } catch (InterruptedException interrupt) {
            if (!pending.cancel(true)) {
                // It has answered in this very moment.
                CompletableFuture<Void> _ =
                        pending.thenAccept(response -> response.body().close());
            }
            throw interrupt;
        } catch (ExecutionException failed) {
            throw faultOf(failed);
        } catch (CancellationException ended) {
            throw new Cancellation.EndedException();
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
        return NoConnectionException.unanswered(fault.getMessage(), fault);
    }

    private static boolean isConnect(Throwable fault) {
        return fault instanceof ConnectException
                || fault instanceof HttpConnectTimeoutException
                || fault instanceof UnresolvedAddressException;
    }

    @Override
    public void close() {
        if (ownsHttp) {
            http.shutdownNow();
        }
    }
}
