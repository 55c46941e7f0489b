package dev.sluice.examples.core;

import dev.sluice.client.core.CoreClient;
import dev.sluice.wire.core.ProcessConfig;
import dev.sluice.wire.core.ProcessIo;
import java.util.List;

/** Replaces the process of {@link AddProcess}, built from models. */
public final class UpdateProcessWithModels {
    private UpdateProcessWithModels() {}

    public static void main(String[] args) {
        try (CoreClient core = Example.core().build()) {
            ProcessIo input = new ProcessIo(
                    "input_0", "testsrc2=rate=25:size=1280x720", List.of("-re", "-f", "lavfi"), List.of());
            ProcessIo output = ProcessIo.of("output_0", "-", "-codec:v", "libx264", "-r", "25", "-f", "null");
            ProcessConfig config = ProcessConfig.builder("my_proc")
                    .reference("my_ref")
                    .input(input)
                    .output(output)
                    .options("-loglevel", "error")
                    .build();
            System.out.println(core.processes().update("my_proc", config));
        }
    }
}
