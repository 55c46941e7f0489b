package dev.sluice.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;

/** The machine a run was made on, from {@code /proc} and {@code /etc/os-release}. */
public final class Machine {
    private Machine() {}

    /** Fact → value, in the order of the table. */
    public static SequencedMap<String, String> facts() {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("CPU", field("/proc/cpuinfo", "model name", ":"));
        facts.put("memory", memory());
        facts.put("system", field("/etc/os-release", "PRETTY_NAME", "=").replace("\"", ""));
        facts.put("kernel", System.getProperty("os.version"));
        facts.put("JDK of client", Runtime.version() + " " + System.getProperty("java.vendor"));
        facts.put(
                "client's JVM flags",
                String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()));
        facts.put(
                "load average before the run",
                lines("/proc/loadavg").lines().findFirst().orElse("unknown"));
        return facts;
    }

    private static String memory() {
        String kilobytes = field("/proc/meminfo", "MemTotal", ":").replaceAll("[^0-9]", "");
        return kilobytes.isEmpty()
                ? "unknown"
                : String.format(Locale.ROOT, "%.1f GiB", Long.parseLong(kilobytes) / 1024.0 / 1024.0);
    }

    private static String field(String file, String name, String separator) {
        return lines(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(separator) + 1).trim())
                .findFirst()
                .orElse("unknown");
    }

    private static String lines(String file) {
        try {
            return Files.isReadable(Path.of(file)) ? Files.readString(Path.of(file)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
