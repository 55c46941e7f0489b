package dev.sluice.server.junit;

import dev.sluice.server.SluiceServer;
import dev.sluice.server.settings.Settings;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one Sluice for the tests of a class and gives it to them: in memory, on a free port of the loopback address,
 * closed with everything it started when the class is through. Nested classes share the server of the class around
 * them.
 *
 * <p>A parameter of type {@link SluiceServer} is the server. A parameter of type
 * {@link dev.sluice.client.items.XrtcClient} is a client of its first account, logged in, for one test and closed after
 * it; it needs {@code sluice-client} among the test's dependencies.
 *
 * {@snippet :
 * @ExtendWith(SluiceExtension.class)
 * class PublisherTest {
 *     @Test
 *     void itsItemsArrive(SluiceServer server, XrtcClient reader) {
 *         Credentials account = server.firstCredentials().orElseThrow();
 *         new Publisher(server.baseUri(), account.accountId(), account.apiKey()).publish("abc", "hello");
 *         assertThat(reader.get("abc")).extracting(Item::payload).containsExactly("hello");
 *     }
 * }
 * }
 *
 * <p>Other settings than the defaults:
 *
 * {@snippet :
 * @RegisterExtension
 * static final SluiceExtension SLUICE = SluiceExtension.with("items.get-timeout=1s", "access.session-idle=2s");
 * }
 */
public final class SluiceExtension implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SluiceExtension.class);

    private final Settings settings;

    /** The default settings: {@code @ExtendWith(SluiceExtension.class)}. */
    public SluiceExtension() {
        this(Settings.defaults());
    }

    private SluiceExtension(Settings settings) {
        this.settings = settings.withAddress("127.0.0.1:0");
    }

    /**
     * Some settings changed; the address stays a free port of the loopback address.
     *
     * @param assignments {@code name=value}, as after {@code --set}; neither files nor the environment are read
     * @throws IllegalArgumentException naming every mistake
     */
    public static SluiceExtension with(String... assignments) {
        return new SluiceExtension(Settings.with(assignments));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == SluiceServer.class || FirstAccountClient.isOf(type);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        SluiceServer server = server(context);
        if (parameter.getParameter().getType() == SluiceServer.class) {
            return server;
        }
        return context.getStore(NAMESPACE)
                .computeIfAbsent(
                        FirstAccountClient.class, key -> new FirstAccountClient(server), FirstAccountClient.class)
                .client();
    }

    /** The server of this class, or of one around it. JUnit closes it with the store it is in. */
    private SluiceServer server(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(this, key -> SluiceServer.startInMemory(settings), SluiceServer.class);
    }
}
