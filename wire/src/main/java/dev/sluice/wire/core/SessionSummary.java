package dev.sluice.wire.core;

import java.util.List;
import java.util.Map;

/** One collector: who is there now, and what those who left have moved. */
public record SessionSummary(Active active, Totals summary) {
    public SessionSummary {
        Fields.required("active", active);
        Fields.required("summary", summary);
    }

    /** Who is there now. */
    public record Active(
            List<Session> list,
            long sessions,
            double bandwidthRxMbit,
            double bandwidthTxMbit,
            long maxSessions,
            double maxBandwidthRxMbit,
            double maxBandwidthTxMbit) {
        public Active {
            list = Fields.list(list);
        }
    }

    /** What finished sessions have moved, in whole MiB. */
    public record Totals(
            Map<String, Peers> remote,
            Map<String, Stats> local,
            Map<String, Stats> reference,
            long sessions,
            long trafficRxMb,
            long trafficTxMb) {
        public Totals {
            remote = Fields.map(remote);
            local = Fields.map(local);
            reference = Fields.map(reference);
        }
    }

    /** The part of one remote peer. */
    public record Peers(long sessions, long trafficRxMb, long trafficTxMb, Map<String, Stats> local) {
        public Peers {
            local = Fields.map(local);
        }
    }

    /** Count and traffic in MiB. */
    public record Stats(long sessions, long trafficRxMb, long trafficTxMb) {}
}
