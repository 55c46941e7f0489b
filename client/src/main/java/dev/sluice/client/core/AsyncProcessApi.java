package dev.sluice.client.core;

import dev.sluice.wire.core.CoreProcess;
import dev.sluice.wire.core.Probe;
import dev.sluice.wire.core.ProcessCommand;
import dev.sluice.wire.core.ProcessConfig;
import dev.sluice.wire.core.ProcessReport;
import dev.sluice.wire.core.ProcessState;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Processes: what FFmpeg is to do and what it does. Each call gives a future at once. Safe for all threads. */
public final class AsyncProcessApi {
    private final Caller caller;
    private final ProcessCalls calls;

    AsyncProcessApi(Caller caller, ProcessCalls calls) {
        this.caller = caller;
        this.calls = calls;
    }

    /** Every process with all its parts. */
    public CompletableFuture<List<CoreProcess>> list() {
        return caller.start(calls.list(ProcessQuery.ALL));
    }

    /** The processes that match, in no order. */
    public CompletableFuture<List<CoreProcess>> list(ProcessQuery query) {
        return caller.start(calls.list(query));
    }

    /** One process with the parts asked for; none named means all. */
    public CompletableFuture<CoreProcess> get(String id, ProcessPart... parts) {
        return caller.start(calls.get(id, parts));
    }

    /** Adds a process, and starts it unless it says otherwise. */
    public CompletableFuture<ProcessConfig> add(ProcessConfig config) {
        return caller.start(calls.add(config));
    }

    /** Replaces a definition; another id in it renames the process. The old run ends first. */
    public CompletableFuture<ProcessConfig> update(String id, ProcessConfig config) {
        return caller.start(calls.update(id, config));
    }

    /** Stops and removes a process. */
    public CompletableFuture<Void> delete(String id) {
        return caller.perform(calls.delete(id));
    }

    /** Tells a process what to do, and returns after the effect. */
    public CompletableFuture<Void> command(String id, ProcessCommand command) {
        return caller.perform(calls.command(id, command));
    }

    /** Starts a process; nothing happens if it is started. */
    public CompletableFuture<Void> start(String id) {
        return caller.perform(calls.command(id, ProcessCommand.START));
    }

    /** Stops a process; nothing happens if it is stopped. */
    public CompletableFuture<Void> stop(String id) {
        return caller.perform(calls.command(id, ProcessCommand.STOP));
    }

    /** Ends the run; up to Core 16.16 the process comes back only if it reconnects. */
    public CompletableFuture<Void> restart(String id) {
        return caller.perform(calls.command(id, ProcessCommand.RESTART));
    }

    /** Resolves placeholders anew, and starts again if it was started. */
    public CompletableFuture<Void> reload(String id) {
        return caller.perform(calls.command(id, ProcessCommand.RELOAD));
    }

    /** The definition as it was sent. */
    public CompletableFuture<ProcessConfig> config(String id) {
        return caller.start(calls.config(id));
    }

    /** What the process does now. */
    public CompletableFuture<ProcessState> state(String id) {
        return caller.start(calls.state(id));
    }

    /** The log of this run and of runs before it. */
    public CompletableFuture<ProcessReport> report(String id) {
        return caller.start(calls.report(id, null, null));
    }

    /** The logs of the runs that match; Unix time in seconds, null for no condition. Core 16.16 ignores both. */
    public CompletableFuture<ProcessReport> report(String id, @Nullable Long createdAt, @Nullable Long exitedAt) {
        return caller.start(calls.report(id, createdAt, exitedAt));
    }

    /** Gives a process the runs that ended of a report, as of another process; newer Cores only. */
    public CompletableFuture<Void> putReport(String id, ProcessReport report) {
        return caller.perform(calls.putReport(id, report));
    }

    /** Looks into the inputs. An unknown id is told in the log only. */
    public CompletableFuture<Probe> probe(String id) {
        return caller.start(calls.probe(id));
    }

    /** Looks into the inputs of a definition; newer Cores only. */
    public CompletableFuture<Probe> probe(ProcessConfig config) {
        return caller.start(calls.probe(config));
    }

    /** Judges a definition without adding it, and answers it with what the Core fills in; newer Cores only. */
    public CompletableFuture<ProcessConfig> validate(ProcessConfig config) {
        return caller.start(calls.validate(config));
    }

    /** All metadata of a process as an object; JSON null when there is none. */
    public CompletableFuture<JsonNode> metadata(String id) {
        return caller.start(calls.metadata(id));
    }

    /** One value. */
    public CompletableFuture<JsonNode> metadata(String id, String key) {
        return caller.start(calls.metadata(id, key));
    }

    /** Stores a value and answers it; JSON null removes it. */
    public CompletableFuture<JsonNode> putMetadata(String id, String key, JsonNode value) {
        return caller.start(calls.putMetadata(id, key, value));
    }
}
