package dev.sluice.server.junit;

import dev.sluice.client.items.XrtcClient;
import dev.sluice.server.SluiceServer;
import dev.sluice.wire.items.Credentials;
import java.util.Map;

/** A client of the server's first account. Apart from the extension, so that this works without the client's jar. */
record FirstAccountClient(XrtcClient client) implements AutoCloseable {
    private static final String TYPE = "dev.sluice.client.items.XrtcClient";

    /** Logs in. */
    FirstAccountClient(SluiceServer server) {
        this(open(server));
    }

    /** Whether a parameter of this type wants one; loads no class of the client. */
    static boolean isOf(Class<?> parameter) {
        return parameter.getName().equals(TYPE);
    }

    private static XrtcClient open(SluiceServer server) {
        Credentials account = server.firstCredentials().orElseThrow();
        return XrtcClient.builder()
                .environment(Map.of())
                .baseUrl(server.baseUri())
                .accountId(account.accountId())
                .apiKey(account.apiKey())
                .open();
    }

    @Override
    public void close() {
        client.close();
    }
}
