package dev.sluice.client.core;

import dev.sluice.base.Clock;
import dev.sluice.wire.core.About;
import dev.sluice.wire.core.CoreCodecs;
import dev.sluice.wire.core.Login;
import dev.sluice.wire.core.TokenPair;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * How a client gets its tokens: it asks who answers; if that Core wants no login, empty tokens do. Otherwise, in this
 * order, it refreshes, logs in with Auth0, logs in with the password, or keeps the access token it was given. A refresh
 * that fails leads to the next way.
 */
final class LoginFlow {
    private final CoreSettings settings;
    private final Clock clock;
    private final Sender sender;

    /** Sends a call without tokens. */
    @FunctionalInterface
    interface Sender {
        <T> CompletableFuture<T> send(Call<T> call);
    }

    LoginFlow(CoreSettings settings, Sender sender) {
        this.settings = settings;
        this.clock = settings.clock();
        this.sender = sender;
    }

    CompletableFuture<Tokens> login(Tokens held) {
        return sender.send(Call.on("GET", "/api").open().returning(CoreCodecs.ABOUT))
                .thenCompose(about -> loginTo(about, held));
    }

    private CompletableFuture<Tokens> loginTo(About about, Tokens held) {
        boolean auth0 =
                settings.auth0Token() != null && about.auths().stream().anyMatch(way -> way.startsWith("auth0"));
        if (!about.wantsLogin() && !auth0) {
            return CompletableFuture.completedFuture(new Tokens(null, null));
        }
        Jwt refresh = held.refresh();
        boolean otherWay = settings.hasPassword() || settings.auth0Token() != null;
        boolean ended = refresh == null || !refresh.isUsable(clock, Duration.ZERO);
        return ended && (refresh == null || otherWay) ? byCredentials(held, null) : refresh(held);
    }

    CompletableFuture<Tokens> refresh(Tokens held) {
        Jwt refresh = held.refresh();
        if (refresh == null) {
            return byCredentials(held, null);
        }
        Call<TokenPair> call = Call.on("GET", "/api/login/refresh")
                .open()
                .body(RequestBody.NONE)
                .bearer(refresh.text())
                .returning(CoreCodecs.TOKEN_PAIR);
        return sender.send(call)
                .thenApply(pair -> fresh(pair, refresh))
                .exceptionallyCompose(fault -> Futures.rootOf(fault) instanceof CoreApiException refused
                        ? byCredentials(new Tokens(null, null), refused)
                        : CompletableFuture.failedFuture(fault));
    }

    private CompletableFuture<Tokens> byCredentials(Tokens held, @Nullable CoreException before) {
        String auth0 = settings.auth0Token();
        if (auth0 != null) {
            return post(Call.on("POST", "/api/login").open().bearer(auth0).returning(CoreCodecs.TOKEN_PAIR));
        }
        String username = settings.username();
        String password = settings.password();
        if (username != null && password != null) {
            return post(Call.on("POST", "/api/login")
                    .open()
                    .json(CoreCodecs.LOGIN, new Login(username, password))
                    .returning(CoreCodecs.TOKEN_PAIR));
        }
        if (held.access() != null) {
            return CompletableFuture.completedFuture(held);
        }
        List<String> details = before == null
                ? List.of("the server wants a login; give user and password, or a token")
                : before.details();
        int code = before == null ? 401 : before.code();
        return CompletableFuture.failedFuture(new CoreLoginException("POST", loginUrl(), code, details, before));
    }

    private CompletableFuture<Tokens> post(Call<TokenPair> call) {
        return sender.send(call).thenApply(pair -> fresh(pair, null)).exceptionally(fault -> {
            Throwable root = Futures.rootOf(fault);
            if (root instanceof CoreApiException refused) {
                throw new CoreLoginException("POST", loginUrl(), refused.code(), refused.details(), refused);
            }
            throw new CompletionException(root);
        });
    }

    private Tokens fresh(TokenPair pair, @Nullable Jwt refresh) {
        String renewed = pair.refreshToken();
        return new Tokens(Jwt.fresh(pair.accessToken(), clock), renewed == null ? refresh : Jwt.fresh(renewed, clock));
    }

    private URI loginUrl() {
        return URI.create(settings.baseUrl() + "/api/login");
    }
}
