package dev.sluice.examples.core;

import dev.sluice.client.core.CoreClient;

/** Shows the process of {@link AddProcess}. */
public final class GetProcess {
    private GetProcess() {}

    public static void main(String[] args) {
        try (CoreClient core = Example.core().build()) {
            System.out.println(core.processes().get("my_proc"));
        }
    }
}
