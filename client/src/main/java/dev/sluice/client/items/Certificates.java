package dev.sluice.client.items;

import java.net.URI;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Which certificates a client's connections trust. */
final class Certificates {
    private Certificates() {}

    /**
     * The context that was set, or null for the JDK's default. The JDK reads its default's hundred and fifty
     * certificates before the first call of any kind, which takes longer than that call; so where no address is https
     * the context is an empty one, which trusts nobody.
     */
    static @Nullable SSLContext of(@Nullable SSLContext set, Endpoints endpoints) {
        boolean plain = Stream.of(endpoints.login(), endpoints.set(), endpoints.get())
                .map(URI::getScheme)
                .allMatch("http"::equalsIgnoreCase);
        return set == null && plain ? trustingNobody() : set;
    }

    private static SSLContext trustingNobody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[0], null);
            return context;
        } catch (NoSuchAlgorithmException | KeyManagementException e) {
            throw new IllegalStateException("a JDK without TLS", e);
        }
    }
}
