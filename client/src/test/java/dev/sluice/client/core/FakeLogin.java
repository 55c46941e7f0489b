package dev.sluice.client.core;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** The login of a {@link FakeCore}: makes tokens, counts, revokes, and guards calls with them. */
final class FakeLogin {
    private final Set<String> valid = ConcurrentHashMap.newKeySet();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger refreshes = new AtomicInteger();
    private volatile Instant serverTime = Instant.now();
    private volatile boolean refreshWorks = true;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    FakeLogin(FakeCore core) {
        core.on("GET /api", request -> FakeAnswer.json(about(request)));
        core.on("POST /api/login", this::login);
        core.on("GET /api/login/refresh", this::refresh);
    }

    FakeLogin at(Instant time) {
        serverTime = time;
        return this;
    }

    FakeLogin refusingRefresh() {
        refreshWorks = false;
        return this;
    }

    /** Logins are answered when the latch opens. */
    void holdUntil(CountDownLatch latch) {
        gate = latch;
    }

    int logins() {
        return logins.get();
    }

    int refreshes() {
        return refreshes.get();
    }

    /** All tokens made so far are refused from now on, except for refreshing. */
    void revoke() {
        valid.removeIf(token -> !token.contains(".refresh"));
    }

    Function<FakeCore.Seen, FakeAnswer> guard(FakeAnswer answer) {
        return request -> isValid(request) ? answer : FakeAnswer.unauthorized();
    }

    String token(String use, Duration life) {
        long now = serverTime.getEpochSecond();
        String claims = "{\"iat\":" + now + ",\"exp\":" + (now + life.toSeconds()) + ",\"usefor\":\"" + use
                + "\",\"n\":" + made.incrementAndGet() + "}";
        String token = "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(claims)) + "." + use;
        valid.add(token);
        return token;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private boolean isValid(FakeCore.Seen request) {
        return request.bearer().startsWith("Bearer ")
                && valid.contains(request.bearer().substring(7));
    }

    private String about(FakeCore.Seen request) {
        return isValid(request)
                ? "{\"app\":\"datarhei-core\",\"auths\":[\"localjwt\"],\"name\":\"n\",\"version\":{\"number\":\"16.16.0\"}}"
                : "{\"app\":\"datarhei-core\",\"auths\":[\"localjwt\"],\"version\":{\"number\":\"16.0.0\"}}";
    }

    private FakeAnswer login(FakeCore.Seen request) {
        logins.incrementAndGet();
        boolean auth0 = request.bearer().equals("Bearer auth0-token");
        if (!auth0 && !request.body().equals("{\"username\":\"admin\",\"password\":\"secret\"}")) {
            return FakeAnswer.of(
                    401,
                    "{\"code\":401,\"message\":\"Unauthorized\",\"details\":[\"Invalid authorization credentials\"]}");
        }
        return FakeAnswer.after(
                gate,
                FakeAnswer.json("{\"access_token\":\"" + token("access", Duration.ofMinutes(10))
                        + "\",\"refresh_token\":\"" + token("refresh", Duration.ofDays(1)) + "\"}"));
    }

    private FakeAnswer refresh(FakeCore.Seen request) {
        refreshes.incrementAndGet();
        if (!refreshWorks || !isValid(request) || !request.bearer().endsWith(".refresh")) {
            return FakeAnswer.unauthorized();
        }
        return FakeAnswer.json("{\"access_token\":\"" + token("access", Duration.ofMinutes(10)) + "\"}");
    }
}
