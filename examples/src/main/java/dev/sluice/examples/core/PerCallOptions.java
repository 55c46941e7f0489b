package dev.sluice.examples.core;

import dev.sluice.client.core.CallOptions;
import dev.sluice.client.core.CoreClient;
import java.time.Duration;

/** One call with a shorter timeout and no retries. */
public final class PerCallOptions {
    private PerCallOptions() {}

    public static void main(String[] args) {
        try (CoreClient core = Example.core().build()) {
            CallOptions hasty =
                    CallOptions.DEFAULT.withTimeout(Duration.ofSeconds(2)).withRetries(0);
            System.out.println(core.with(hasty).ping());
        }
    }
}
