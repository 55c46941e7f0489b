package dev.sluice.bench.peer;

import dev.sluice.bench.load.CpuMeter;
import dev.sluice.bench.load.LoadException;
import dev.sluice.bench.load.ProcFs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A started server with its children. Ended with the benchmark at the latest. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration END_LIMIT = Duration.ofSeconds(15);

    private final String name;
    private final Process process;
    private final Path log;
    private final long startedNs;
    private final Thread atExit;

    private ServerProcess(String name, Process process, Path log, long startedNs) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.startedNs = startedNs;
        this.atExit = Thread.ofPlatform().unstarted(this::destroy);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Output of the server goes to {@code workDir/name.log}. */
    public static ServerProcess start(String name, Path workDir, List<String> command) {
        try {
            Path log = workDir.resolve(name + ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            long startedNs = System.nanoTime();
            return new ServerProcess(name, builder.start(), log, startedNs);
        } catch (IOException e) {
            throw new LoadException("Cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /** Asks every 2 ms. Returns the time from the start of the process to the first yes. */
    public Duration awaitReady(BooleanSupplier ready, Duration limit) {
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new LoadException(name + " ended with code " + process.exitValue() + ":\n" + lastLines());
            }
            if (System.nanoTime() - startedNs > limit.toNanos()) {
                throw new LoadException(name + " was not ready after " + limit + ":\n" + lastLines());
            }
            pause(2);
        }
        return Duration.ofNanos(System.nanoTime() - startedNs);
    }

    /** Waits, and notices when the server ends meanwhile. */
    public void leaveAlone(long timeMs) {
        pause(timeMs);
        if (!process.isAlive()) {
            throw new LoadException(name + " ended with code " + process.exitValue() + ":\n" + lastLines());
        }
    }

    private void pause(long timeMs) {
        try {
            process.waitFor(timeMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadException("Interrupted while waiting for " + name, e);
        }
    }

    private String lastLines() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 10), all.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process and its descendants (nginx's workers; a launcher's JVM). */
    public List<Long> pids() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    public CpuMeter cpuMeter() {
        return new CpuMeter(pids());
    }

    /** Processor time all its processes have used so far. */
    public double cpuSeconds() {
        return pids().stream().mapToDouble(ProcFs::cpuSeconds).sum();
    }

    /** Resident memory of all its processes. */
    public long rssBytes() {
        return pids().stream().mapToLong(ProcFs::rssBytes).sum();
    }

    @Override
    public void close() {
        destroy();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void destroy() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        process.destroy();
        try {
            if (!process.waitFor(END_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
