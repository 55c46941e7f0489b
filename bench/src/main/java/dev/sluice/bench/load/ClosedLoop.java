package dev.sluice.bench.load;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Connections that send the next request as soon as the last was answered, as many as they can. */
public final class ClosedLoop {
    /**
     * What was measured.
     *
     * @param latencies as seen, not corrected
     * @param cycleNs mean time from one request of a connection to its next
     */
    public record Result(double requestsPerSecond, Latencies latencies, long cycleNs, CpuMeter.Share cpu) {}

    private final Endpoint endpoint;
    /** One per connection: what it sends, again and again. */
    private final List<Request> requests;

    public ClosedLoop(Endpoint endpoint, List<Request> requests) {
        this.endpoint = endpoint;
        this.requests = List.copyOf(requests);
    }

    /** Runs on the calling thread. */
    public Result run(Duration warmUp, Duration measure, Supplier<CpuMeter> meters) {
        try (Loop loop = new Loop()) {
            Recorder recorder = new Recorder();
            for (Request request : requests) {
                new Client(loop, request, recorder).send();
            }
            loop.turnUntil(System.nanoTime() + warmUp.toNanos());
            CpuMeter meter = meters.get();
            recorder.recording = true;
            long startNs = System.nanoTime();
            loop.turnUntil(startNs + measure.toNanos());
            long elapsedNs = System.nanoTime() - startNs;
            CpuMeter.Share cpu = meter.share();
            long count = recorder.latencies.count();
            long cycleNs = count == 0 ? 0 : elapsedNs * requests.size() / count;
            return new Result(count * 1e9 / elapsedNs, recorder.latencies, cycleNs, cpu);
        }
    }

    private static final class Recorder {
        final Latencies latencies = new Latencies();
        boolean recording;
    }

    private final class Client implements Connection.Replies {
        private final Connection connection;
        private final ByteBuffer request;
        private final Recorder recorder;
        private long sentNs;

        Client(Loop loop, Request request, Recorder recorder) {
            this.request = request.buffer();
            this.recorder = recorder;
            this.connection = loop.connect(endpoint, BodySink.NONE, this);
        }

        void send() {
            sentNs = System.nanoTime();
            connection.send(request.rewind());
        }

        @Override
        public void ended(Connection ignored, ReplyParser reply) {
            if (reply.refused()) {
                throw new LoadException("A request was refused: " + reply.outcome());
            }
            if (recorder.recording) {
                recorder.latencies.record(System.nanoTime() - sentNs);
            }
            send();
        }
    }
}
