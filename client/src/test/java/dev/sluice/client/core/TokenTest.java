package dev.sluice.client.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.testkit.Await;
import dev.sluice.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Logging in, renewing, and what happens when the server refuses a token. */
final class TokenTest {
    private static final String CALL = "GET /api/v3/rtmp";

    private final FakeClock clock = new FakeClock(Instant.now());
    private final FakeCore core = FakeCore.listening();
    private final FakeLogin login = new FakeLogin(core);

    TokenTest() {
        core.on(CALL, login.guard(FakeAnswer.json("[]")));
    }

    @AfterEach
    void close() {
        core.close();
    }

    private CoreClientBuilder client() {
        return CoreClient.builder(core.url()).clock(clock);
    }

    private CoreClient admin() {
        return client().credentials("admin", "secret").build();
    }

    @Test
    void aCallLogsInByItselfAndOnce() {
        try (CoreClient client = admin()) {
            client.rtmp().channels();
            client.rtmp().channels();
            assertThat(login.logins()).isEqualTo(1);
            assertThat(client.token().accessToken()).isNotNull();
            assertThat(client.about().name()).isEqualTo("n");
        }
    }

    @Test
    void aServerWithoutLoginIsNotLoggedInTo() {
        core.on("GET /api", FakeAnswer.json("{\"app\":\"x\",\"auths\":[],\"version\":{\"number\":\"1\"}}"));
        core.on(CALL, FakeAnswer.json("[]"));
        try (CoreClient client = admin()) {
            assertThat(client.login()).isEqualTo(CoreToken.NONE);
            client.rtmp().channels();
            assertThat(login.logins()).isZero();
            assertThat(core.seen().getLast().bearer()).isEqualTo("none");
        }
    }

    @Test
    void openCallsDoNotWaitForALogin() {
        core.on("GET /ping", FakeAnswer.bytes(new byte[] {'p'}));
        try (CoreClient client = client().credentials("admin", "wrong").build()) {
            assertThat(client.ping()).isEqualTo("p");
            assertThat(login.logins()).isZero();
        }
    }

    @Test
    void aWrongPasswordIsAnAuthorizationFailure() {
        try (CoreClient client = client().credentials("admin", "wrong").build()) {
            CoreLoginException fault = catchThrowableOfType(CoreLoginException.class, client::login);
            assertThat(fault).hasMessageContaining("Authorization failed");
            assertThat(fault.code()).isEqualTo(401);
            assertThat(fault.details()).containsExactly("Invalid authorization credentials");
        }
    }

    @Test
    void withoutAnythingToLogInWithTheServersRefusalIsTold() {
        try (CoreClient client = client().build()) {
            assertThat(catchThrowableOfType(
                                    CoreApiException.class, () -> client.rtmp().channels())
                            .code())
                    .isEqualTo(401);
            assertThat(catchThrowableOfType(CoreLoginException.class, client::login))
                    .hasMessageContaining("user and password");
        }
    }

    @Test
    void theRefreshTokenComesBeforeThePassword() {
        String refresh = login.token("refresh", Duration.ofDays(1));
        try (CoreClient client =
                client().credentials("admin", "secret").refreshToken(refresh).build()) {
            client.rtmp().channels();
            assertThat(login.refreshes()).isEqualTo(1);
            assertThat(login.logins()).isZero();
            assertThat(client.token().refreshToken()).isEqualTo(refresh);
        }
    }

    @Test
    void aRefusedRefreshFallsBackToThePassword() {
        login.refusingRefresh();
        try (CoreClient client =
                client().credentials("admin", "secret").refreshToken("stale").build()) {
            client.rtmp().channels();
            assertThat(login.logins()).isEqualTo(1);
        }
        try (CoreClient client = client().refreshToken("stale").build()) {
            assertThat(catchThrowableOfType(
                                    CoreLoginException.class,
                                    () -> client.rtmp().channels())
                            .code())
                    .isEqualTo(401);
        }
    }

    @Test
    void anAuth0TokenLogsIn() {
        try (CoreClient client = client().auth0Token("auth0-token").build()) {
            client.rtmp().channels();
            assertThat(login.logins()).isEqualTo(1);
        }
    }

    @Test
    void anAccessTokenFromElsewhereIsUsedAsItIs() {
        String token = login.token("access", Duration.ofMinutes(10));
        try (CoreClient client = client().accessToken(token).build()) {
            client.rtmp().channels();
            clock.advance(Duration.ofHours(1));
            client.rtmp().channels();
            assertThat(core.seen())
                    .hasSize(2)
                    .allMatch(request -> request.bearer().equals("Bearer " + token));
        }
    }

    @Test
    void aTokenIsRenewedBeforeItEnds() {
        try (CoreClient client = admin()) {
            client.rtmp().channels();
            clock.advance(Duration.ofMinutes(9));
            client.rtmp().channels();
            assertThat(login.refreshes()).isZero();
            clock.advance(Duration.ofSeconds(40));
            client.rtmp().channels();
            assertThat(login.refreshes()).isEqualTo(1);
            assertThat(login.logins()).isEqualTo(1);
        }
    }

    @Test
    void anEndedRefreshTokenLeadsToANewLogin() {
        try (CoreClient client = admin()) {
            client.rtmp().channels();
            clock.advance(Duration.ofDays(2));
            client.rtmp().channels();
            assertThat(login.refreshes()).isZero();
            assertThat(login.logins()).isEqualTo(2);
        }
    }

    @Test
    void aServerWhoseClockIsWrongCostsNoExtraRenewals() {
        for (Duration skew : List.of(Duration.ofHours(-5), Duration.ofHours(5))) {
            login.at(Instant.now().plus(skew));
            int before = login.logins();
            try (CoreClient client = admin()) {
                client.rtmp().channels();
                client.rtmp().channels();
                assertThat(login.logins() - before).isEqualTo(1);
                assertThat(login.refreshes()).isZero();
            }
        }
    }

    @Test
    void aJumpOfTheWallClockDoesNotEndATokenThatWasFetchedHere() {
        try (CoreClient client = admin()) {
            client.rtmp().channels();
            clock.set(Instant.now().plus(Duration.ofDays(3)));
            client.rtmp().channels();
            assertThat(login.refreshes() + login.logins()).isEqualTo(1);
        }
    }

    @Test
    void tokensThatEndInTheMiddleOfAHundredCallsAreRenewedExactlyOnce() {
        CountDownLatch together = new CountDownLatch(100);
        try (CoreClient client = admin()) {
            client.rtmp().channels();
            login.revoke();
            core.on(CALL, request -> {
                together.countDown();
                return FakeAnswer.after(
                        together, login.guard(FakeAnswer.json("[]")).apply(request));
            });
            AsyncCoreClient async = client.async();
            List<CompletableFuture<?>> calls = IntStream.range(0, 100)
                    .<CompletableFuture<?>>mapToObj(i -> async.rtmp().channels())
                    .toList();
            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
            assertThat(core.count(CALL)).isEqualTo(201);
            assertThat(login.refreshes()).isEqualTo(1);
            assertThat(login.logins()).isEqualTo(1);
        }
    }

    @Test
    void whoIsInterruptedWhileLoggingInEndsItForNobodyElse() {
        CountDownLatch gate = new CountDownLatch(1);
        login.holdUntil(gate);
        try (CoreClient client = client().credentials("admin", "secret").build()) {
            CompletableFuture<CoreTransportException> told = new CompletableFuture<>();
            Thread impatient = Thread.ofPlatform()
                    .start(() -> told.complete(catchThrowableOfType(CoreTransportException.class, client::login)));
            Await.until("the login is under way", () -> login.logins() == 1);
            CompletableFuture<?> call = client.async().rtmp().channels();
            impatient.interrupt();
            assertThat(told.join().kind()).isEqualTo(CoreTransportException.Kind.INTERRUPTED);
            gate.countDown();
            assertThat(call.join()).isNotNull();
            assertThat(login.logins()).isEqualTo(1);
        }
    }

    @Test
    void aHundredFirstCallsLogInOnce() {
        try (CoreClient client = admin()) {
            AsyncCoreClient async = client.async();
            CompletableFuture.allOf(IntStream.range(0, 100)
                            .mapToObj(i -> async.rtmp().channels())
                            .toArray(CompletableFuture[]::new))
                    .join();
            assertThat(login.logins()).isEqualTo(1);
        }
    }

    @Test
    void aTokenThatIsRefusedAgainAfterRenewalIsToldOnceMore() {
        core.on(CALL, FakeAnswer.unauthorized());
        try (CoreClient client = admin()) {
            assertThat(catchThrowableOfType(
                                    CoreApiException.class, () -> client.rtmp().channels())
                            .code())
                    .isEqualTo(401);
            assertThat(core.count(CALL)).isEqualTo(2);
        }
    }

    @Test
    void aServerThatBeginsToWantALoginGetsOne() {
        core.on("GET /api", FakeAnswer.json("{\"app\":\"x\",\"auths\":[],\"version\":{\"number\":\"1\"}}"));
        core.on(CALL, FakeAnswer.json("[]"));
        try (CoreClient client = admin()) {
            client.rtmp().channels();
            new FakeLogin(core).revoke();
            core.on(CALL, login.guard(FakeAnswer.json("[]")));
            core.on(
                    "POST /api/login",
                    request -> FakeAnswer.json(
                            "{\"access_token\":\"" + login.token("access", Duration.ofMinutes(1)) + "\"}"));
            assertThat(client.rtmp().channels()).isEmpty();
        }
    }
}
