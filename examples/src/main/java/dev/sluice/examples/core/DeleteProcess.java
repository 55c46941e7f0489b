package dev.sluice.examples.core;

import dev.sluice.client.core.CoreClient;

/** Removes the process of {@link AddProcess}. */
public final class DeleteProcess {
    private DeleteProcess() {}

    public static void main(String[] args) {
        try (CoreClient core = Example.core().build()) {
            core.processes().delete("my_proc");
        }
    }
}
