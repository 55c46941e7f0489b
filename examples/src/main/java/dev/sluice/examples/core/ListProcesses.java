package dev.sluice.examples.core;

import dev.sluice.client.core.CoreClient;
import dev.sluice.wire.core.CoreProcess;

/** Prints the id of every process. */
public final class ListProcesses {
    private ListProcesses() {}

    public static void main(String[] args) {
        try (CoreClient core = Example.core().build()) {
            for (CoreProcess process : core.processes().list()) {
                System.out.println(process.id());
            }
        }
    }
}
