package dev.sluice.bench.load;

import java.util.Collection;
import java.util.List;

/**
 * Who used the processors between the meter's making and {@link #share()}: this process, the server's processes, and
 * everybody else on the machine. 100 is one core. From {@code /proc}, in ticks of 10 ms.
 */
public final class CpuMeter {
    /**
     * Percent of one core.
     *
     * @param others anything that is neither client nor server: the noise of the machine
     * @param stolen what a hypervisor gave to other machines
     */
    public record Share(double client, double server, double others, double stolen) {}

    private final List<Long> serverPids;
    private final long startNs = System.nanoTime();
    private final ProcFs.MachineTicks machine = ProcFs.machineTicks();
    private final long clientTicks = ProcFs.cpuTicks(ProcessHandle.current().pid());
    private final long serverTicks;

    public CpuMeter(Collection<Long> serverPids) {
        this.serverPids = List.copyOf(serverPids);
        this.serverTicks = serverTicks();
    }

    private long serverTicks() {
        return serverPids.stream().mapToLong(ProcFs::cpuTicks).sum();
    }

    public Share share() {
        double ticks = (System.nanoTime() - startNs) / 1e9 * ProcFs.TICKS_PER_SECOND / 100;
        double client = (ProcFs.cpuTicks(ProcessHandle.current().pid()) - clientTicks) / ticks;
        double server = (serverTicks() - serverTicks) / ticks;
        ProcFs.MachineTicks now = ProcFs.machineTicks();
        double busy = (now.busy() - machine.busy()) / ticks;
        return new Share(
                client, server, Math.max(0, busy - client - server), (now.stolen() - machine.stolen()) / ticks);
    }
}
