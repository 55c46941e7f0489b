package dev.sluice.testkit;

import java.util.Map;
import java.util.stream.Collectors;

/** Living children of this JVM. */
final class ChildProcesses {
    private ChildProcesses() {}

    static Map<Long, String> byId() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .collect(Collectors.toMap(ProcessHandle::pid, ChildProcesses::describe));
    }

    private static String describe(ProcessHandle process) {
        String command = process.info().commandLine().orElse("(command unknown)");
        return "process " + process.pid() + ": " + command;
    }
}
