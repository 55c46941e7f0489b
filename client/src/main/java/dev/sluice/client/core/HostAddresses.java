package dev.sluice.client.core;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The addresses of a host. Asking for them can take half a minute, which nothing ends, and on a virtual thread it would hold
 * a processor's thread; so a thread of its own asks, and who waits for it can be told to stop.
 */
final class HostAddresses {
    private HostAddresses() {}

    /**
     * All addresses, of which there is one at least. The JVM remembers them for some time.
     *
     * @throws NoConnectionException when the host is not known, or the time was over before it was
     */
    static InetAddress[] of(String host, Cancellation cancellation) throws IOException, InterruptedException {
        try {
            return new InetAddress[] {InetAddress.ofLiteral(host)};
        } catch (IllegalArgumentException name) {
            return ask(host, cancellation);
        }
    }

    private static InetAddress[] ask(String host, Cancellation cancellation) throws IOException, InterruptedException {
        CompletableFuture<InetAddress[]> answer = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("sluice-core-resolver").start(() -> {
            try {
                answer.complete(InetAddress.getAllByName(host));
            } catch (UnknownHostException | RuntimeException fault) {
                answer.completeExceptionally(fault);
            }
        });
        try {
            return cancellation.await(answer);
        } catch (ExecutionException unknown) {
            throw new NoConnectionException("the host " + host + " is not known", unknown);
        } catch (Cancellation.EndedException ended) {
            if (cancellation.reason() == Cancellation.Reason.TIMEOUT) {
                throw new NoConnectionException("nobody said in time where the host " + host + " is", ended);
            }
            throw ended;
        }
    }
}
