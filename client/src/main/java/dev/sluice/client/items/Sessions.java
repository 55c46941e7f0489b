package dev.sluice.client.items;

import dev.sluice.wire.items.AnswerFault;
import dev.sluice.wire.items.Credentials;
import dev.sluice.wire.items.ItemAnswerReader;
import dev.sluice.wire.items.ItemPaths;
import dev.sluice.wire.items.ItemRequestWriter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The client's login session. Whoever finds it ended asks for the next one; all who ask at a time share one login. A
 * failed login is everybody's failure who waits for it, and is tried again when somebody asks again.
 *
 * <p>Thread-safe.
 */
final class Sessions {
    /** As many cookies as any load balancer in front of a server sets; more are not kept. */
    private static final int MAX_COOKIES = 16;

    private final HttpPosts posts;
    private final URI url;
    private final Credentials credentials;
    private @Nullable CompletableFuture<Session> latest;
    private int logins;
    private volatile long loginTimeMs;

    Sessions(HttpPosts posts, URI url, Credentials credentials) {
        this.posts = posts;
        this.url = url;
        this.credentials = credentials;
    }

    /** The session there is, or the login for it. */
    synchronized CompletableFuture<Session> current() {
        CompletableFuture<Session> session = latest;
        return session == null || session.isCompletedExceptionally() ? login() : session;
    }

    /** The session after this one, which the server denied. */
    synchronized CompletableFuture<Session> after(Session denied) {
        CompletableFuture<Session> session = latest;
        boolean isDenied = session != null
                && session.isDone()
                && !session.isCompletedExceptionally()
                && session.join().generation() == denied.generation();
        return isDenied ? login() : current();
    }

    /** The server's Unix time in ms of the latest login that succeeded. */
    long loginTimeMs() {
        return loginTimeMs;
    }

    private CompletableFuture<Session> login() {
        logins++;
        int generation = logins;
        CompletableFuture<Session> session = posts.call(
                        url, ItemRequestWriter.login(credentials), null, ObjectCutter.Framing.WHOLE)
                .start()
                .thenCompose(answer -> answer.whole().thenApply(body -> session(answer, body, generation)));
        latest = session;
        return session;
    }

    private Session session(Answer answer, byte[] body, int generation) {
        if (answer.status() != 200) {
            throw Failures.refused(answer, body);
        }
        Map<String, String> cookies = cookies(answer);
        // The web documentation names the cookie JSESSION, the servers JSESSIONID.
        if (!cookies.containsKey(ItemPaths.COOKIE) && !cookies.containsKey("JSESSION")) {
            throw answer.violation("the login brought no session cookie " + ItemPaths.COOKIE, null);
        }
        String header = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        try {
            loginTimeMs = ItemAnswerReader.servertimestampMs(body);
        } catch (AnswerFault e) {
            throw answer.violation("the answer to the login is broken: " + e.getMessage(), e);
        }
        return new Session(header, generation);
    }

    /** Names and values; attributes are for browsers, and a session does not outlive its client. */
    private static Map<String, String> cookies(Answer answer) {
        Map<String, String> cookies = new LinkedHashMap<>();
        for (String header : answer.headers().allValues("Set-Cookie")) {
            String pair = header.split(";", 2)[0];
            int equals = pair.indexOf('=');
            if (equals > 0 && cookies.size() < MAX_COOKIES) {
                cookies.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            }
        }
        return cookies;
    }
}
