package dev.sluice.examples.core;

import dev.sluice.client.core.CoreClient;
import dev.sluice.client.core.CoreClientBuilder;
import dev.sluice.wire.core.ProcessConfig;
import java.util.Map;

/** What the examples share: the Core from the environment, and a process that needs no input. */
final class Example {
    private Example() {}

    static CoreClientBuilder core() {
        Map<String, String> env = System.getenv();
        return CoreClient.builder(env.getOrDefault("CORE_URL", "http://127.0.0.1:8080"))
                .credentials(env.getOrDefault("CORE_USERNAME", "admin"), env.getOrDefault("CORE_PASSWORD", "datarhei"));
    }

    static ProcessConfig testPicture(String logLevel) {
        return ProcessConfig.builder("my_proc")
                .reference("my_ref")
                .options("-loglevel", logLevel)
                .input("input_0", "testsrc=size=1280x720:rate=25", "-f", "lavfi", "-re")
                .output("output_0", "-", "-codec:v", "libx264", "-r", "25", "-f", "null")
                .build();
    }
}
