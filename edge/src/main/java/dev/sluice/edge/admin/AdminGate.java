package dev.sluice.edge.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.access.AdminPassword;
import dev.sluice.edge.Answers;
import dev.sluice.edge.ClientConnection;
import dev.sluice.edge.Endpoint;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Lets requests with HTTP Basic {@code admin:PASSWORD} through to an endpoint. */
public final class AdminGate implements Endpoint {
    private static final String SCHEME = "Basic ";
    private static final String USER = "admin:";

    private final AdminPassword password;
    private final Endpoint behind;

    public AdminGate(AdminPassword password, Endpoint behind) {
        this.password = password;
        this.behind = behind;
    }

    @Override
    public void handle(HttpServerRequest request, ClientConnection client) {
        String presented = presented(request.headers().get(HttpHeaders.AUTHORIZATION));
        if (presented == null) {
            refuse(request);
            return;
        }
        switch (password.check(presented, client.address())) {
            case AdminPassword.Outcome.Right() -> behind.handle(request, client);
            case AdminPassword.Outcome.Wrong() -> refuse(request);
            case AdminPassword.Outcome.TooFrequent(var retryAfter) -> {
                long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
                request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
                Answers.plain(request.response(), 429, "too many wrong passwords; try again in " + seconds + " s");
            }
        }
    }

    private static void refuse(HttpServerRequest request) {
        request.response().putHeader("WWW-Authenticate", "Basic realm=\"Sluice\", charset=\"UTF-8\"");
        Answers.plain(request.response(), 401, "log in as admin with the password in the data folder's admin.password");
    }

    private static @Nullable String presented(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String pair = new String(decoded, UTF_8);
            return pair.startsWith(USER) ? pair.substring(USER.length()) : null;
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
