package dev.sluice.stun;

import java.util.concurrent.atomic.LongAdder;

/** Counters of the STUN server since its start. Thread-safe. */
public final class StunStats {
    private final LongAdder answered = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder ignored = new LongAdder();
    private final LongAdder limited = new LongAdder();
    private final LongAdder failed = new LongAdder();

    StunStats() {}

    /** Binding requests that were answered with the client's address. */
    public long answeredCount() {
        return answered.sum();
    }

    /** Binding requests that were answered with error 420, for they need what this server does not know. */
    public long refusedCount() {
        return refused.sum();
    }

    /** Datagrams that were no well-formed binding request. */
    public long ignoredCount() {
        return ignored.sum();
    }

    /** Datagrams that were not looked at, their address having sent too many. */
    public long limitedCount() {
        return limited.sum();
    }

    /** Answers that the operating system would not send. */
    public long failedCount() {
        return failed.sum();
    }

    void answered(BindingRequest request) {
        (request.unknown().isEmpty() ? answered : refused).increment();
    }

    void ignored() {
        ignored.increment();
    }

    void limited() {
        limited.increment();
    }

    void failed() {
        failed.increment();
    }
}
