package dev.sluice.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What Linux tells about processes and the machine in {@code /proc} (proc(5)). */
public final class ProcFs {
    /** USER_HZ: 100 on every architecture the JDK runs on. */
    static final int TICKS_PER_SECOND = 100;

    record MachineTicks(long busy, long stolen) {}

    private ProcFs() {}

    /** User and system time of the process with all its threads; 0 when it has ended. */
    static long cpuTicks(long pid) {
        String stat = read("/proc/" + pid + "/stat");
        // The second field is the program's name in brackets and may hold spaces.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", 15);
        return fields.length < 15 ? 0 : Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    /** The same in seconds. */
    public static double cpuSeconds(long pid) {
        return (double) cpuTicks(pid) / TICKS_PER_SECOND;
    }

    static MachineTicks machineTicks() {
        String stat = read("/proc/stat");
        String[] cpu = stat.substring(0, stat.indexOf('\n')).trim().split(" +", -1);
        long busy = 0;
        // user nice system idle iowait irq softirq steal guest guest_nice; guest is part of user already.
        for (int field : new int[] {1, 2, 3, 6, 7}) {
            busy += Long.parseLong(cpu[field]);
        }
        return new MachineTicks(busy, Long.parseLong(cpu[8]));
    }

    /** Resident set in bytes; 0 when the process has ended. */
    public static long rssBytes(long pid) {
        return read("/proc/" + pid + "/status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .sum();
    }

    private static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            // A process that ends while its file is read answers ESRCH.
            if (String.valueOf(e.getMessage()).contains("No such process")) {
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}
