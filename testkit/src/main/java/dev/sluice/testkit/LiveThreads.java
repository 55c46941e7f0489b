package dev.sluice.testkit;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Living threads, platform and virtual, without those that belong to the JVM, to JUnit or to the whole process. */
final class LiveThreads {
    /** Groups of the JVM's own threads: cleaners, signal dispatcher, process reapers, carriers of virtual threads. */
    private static final Set<String> JVM_GROUPS = Set.of("system", "InnocuousThreadGroup", "CarrierThreads");

    /** Threads kept for the whole process, by whom: common pool, delayed futures, JUnit, Surefire, Jazzer, Netty, OkHttp. */
    private static final Pattern PROCESS_WIDE = Pattern.compile("ForkJoinPool\\.commonPool-.*"
            + "|CompletableFutureDelayScheduler|ForkJoinPool-delayScheduler.*|.*-(Read|Write)-Poller.*|SubPoller-.*"
            + "|junit-.*|surefire-.*|[Jj]azzer.*|globalEventExecutor-.*|OkHttp ConnectionPool|Okio Watchdog");

    /** A thread's first line in the dump, which starts with its id and its name. */
    private static final Pattern DUMPED = Pattern.compile("#(\\d+) \"(.*)\"(.*)");

    private LiveThreads() {}

    static Map<Long, String> byId() {
        Map<Long, String> threads = new HashMap<>();
        platform().forEach(thread -> threads.put(thread.threadId(), describe(thread)));
        addVirtual(threads);
        return threads;
    }

    private static Stream<Thread> platform() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .filter(thread -> !belongsToJvm(thread))
                .filter(thread -> !isProcessWide(thread.getName()));
    }

    private static boolean belongsToJvm(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group == null || JVM_GROUPS.contains(group.getName());
    }

    private static boolean isProcessWide(String name) {
        return PROCESS_WIDE.matcher(name).matches();
    }

    private static String describe(Thread thread) {
        StringBuilder text = new StringBuilder(thread.isDaemon() ? "daemon thread \"" : "thread \"")
                .append(thread.getName())
                .append('"');
        for (StackTraceElement frame : thread.getStackTrace()) {
            text.append("\n    at ").append(frame);
        }
        return text.toString();
    }

    /** Virtual threads have no listing in the Java API; the thread dump has them. */
    private static void addVirtual(Map<Long, String> threads) {
        long id = -1;
        for (String line : dump().split("\n", -1)) {
            Matcher first = DUMPED.matcher(line);
            if (first.matches()) {
                boolean counts = first.group(3).contains("virtual") && !isProcessWide(first.group(2));
                id = counts ? Long.parseLong(first.group(1)) : -1;
                if (counts) {
                    threads.put(id, "virtual thread \"" + first.group(2) + '"');
                }
            } else if (id >= 0 && !line.isBlank()) {
                threads.merge(id, "\n    " + line.strip(), String::concat);
            }
        }
    }

    private static String dump() {
        try {
            Path folder = Files.createTempDirectory("sluice-threads");
            Path file = folder.resolve("dump.txt");
            try {
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                        .dumpThreads(file.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.TEXT_PLAIN);
                return Files.readString(file);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
