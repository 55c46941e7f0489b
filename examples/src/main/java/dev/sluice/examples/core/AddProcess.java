package dev.sluice.examples.core;

import dev.sluice.client.core.CoreClient;

/** Adds a process that encodes a test picture. */
public final class AddProcess {
    private AddProcess() {}

    public static void main(String[] args) {
        try (CoreClient core = Example.core().build()) {
            System.out.println(core.processes().add(Example.testPicture("info")));
        }
    }
}
