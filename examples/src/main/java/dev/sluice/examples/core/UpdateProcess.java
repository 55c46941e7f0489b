package dev.sluice.examples.core;

import dev.sluice.client.core.CoreClient;

/** Lets the process of {@link AddProcess} log more. */
public final class UpdateProcess {
    private UpdateProcess() {}

    public static void main(String[] args) {
        try (CoreClient core = Example.core().build()) {
            System.out.println(core.processes().update("my_proc", Example.testPicture("debug")));
        }
    }
}
