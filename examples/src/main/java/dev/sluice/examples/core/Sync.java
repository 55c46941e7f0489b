package dev.sluice.examples.core;

import dev.sluice.client.core.CoreClient;

/** Asks who answers, and waits for it. */
public final class Sync {
    private Sync() {}

    public static void main(String[] args) {
        try (CoreClient core = Example.core().build()) {
            core.login();
            System.out.println(core.about());
        }
    }
}
