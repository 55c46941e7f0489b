package dev.sluice.testkit;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class that leaves threads (platform or virtual), sockets or child processes behind. JUnit finds it by
 * itself where {@code junit-platform.properties} switches on the detection of extensions; elsewhere
 * {@code @ExtendWith(LeakExtension.class)} does. What was there before the class does not count, nor do threads that the
 * JVM, JUnit and Netty keep for the whole process. What is left is given ten seconds to end by itself (configuration
 * parameter {@value #GRACE}, in milliseconds); then the failure lists it, threads with their stack.
 *
 * <p>Registered first, it looks last: after {@code @AfterAll} methods and after the resources of other extensions are
 * closed. Test classes that run at the same time as others in one JVM cannot be told apart and must not use it.
 */
public final class LeakExtension implements BeforeAllCallback {
    static final String GRACE = "sluice.leaks.grace-ms";

    private static final long DEFAULT_GRACE_MS = 10_000;

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(LeakExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        Duration grace = Duration.ofMillis(
                context.getConfigurationParameter(GRACE, Long::valueOf).orElse(DEFAULT_GRACE_MS));
        Check check = new Check(context.getDisplayName(), grace, Living.now());
        context.getStore(NAMESPACE).put(context.getUniqueId(), check);
    }

    /** Closed by JUnit together with the store of the test class. */
    private record Check(String testClass, Duration grace, Living before) implements AutoCloseable {
        @Override
        public void close() {
            long deadline = System.nanoTime() + grace.toNanos();
            List<String> left = Living.now().since(before);
            while (!left.isEmpty() && System.nanoTime() < deadline) {
                Await.pauseBriefly();
                left = Living.now().since(before);
            }
            if (!left.isEmpty()) {
                throw new AssertionError(testClass + " left behind:\n" + String.join("\n", left));
            }
        }
    }
}
