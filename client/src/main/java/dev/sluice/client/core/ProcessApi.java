package dev.sluice.client.core;

import dev.sluice.wire.core.CoreProcess;
import dev.sluice.wire.core.Probe;
import dev.sluice.wire.core.ProcessCommand;
import dev.sluice.wire.core.ProcessConfig;
import dev.sluice.wire.core.ProcessReport;
import dev.sluice.wire.core.ProcessState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Processes: what FFmpeg is to do and what it does. Each call waits for its answer. Safe for all threads. */
public final class ProcessApi {
    private final Caller caller;
    private final ProcessCalls calls;

    ProcessApi(Caller caller, ProcessCalls calls) {
        this.caller = caller;
        this.calls = calls;
    }

    /** Every process with all its parts. */
    public List<CoreProcess> list() {
        return caller.run(calls.list(ProcessQuery.ALL));
    }

    /** The processes that match, in no order. */
    public List<CoreProcess> list(ProcessQuery query) {
        return caller.run(calls.list(query));
    }

    /** One process with the parts asked for; none named means all. */
    public CoreProcess get(String id, ProcessPart... parts) {
        return caller.run(calls.get(id, parts));
    }

    /** Adds a process, and starts it unless it says otherwise. */
    public ProcessConfig add(ProcessConfig config) {
        return caller.run(calls.add(config));
    }

    /** Replaces a definition; another id in it renames the process. The old run ends first. */
    public ProcessConfig update(String id, ProcessConfig config) {
        return caller.run(calls.update(id, config));
    }

    /** Stops and removes a process. */
    public void delete(String id) {
        caller.run(calls.delete(id));
    }

    /** Tells a process what to do, and returns after the effect. */
    public void command(String id, ProcessCommand command) {
        caller.run(calls.command(id, command));
    }

    /** Starts a process; nothing happens if it is started. */
    public void start(String id) {
        caller.run(calls.command(id, ProcessCommand.START));
    }

    /** Stops a process; nothing happens if it is stopped. */
    public void stop(String id) {
        caller.run(calls.command(id, ProcessCommand.STOP));
    }

    /** Ends the run; up to Core 16.16 the process comes back only if it reconnects. */
    public void restart(String id) {
        caller.run(calls.command(id, ProcessCommand.RESTART));
    }

    /** Resolves placeholders anew, and starts again if it was started. */
    public void reload(String id) {
        caller.run(calls.command(id, ProcessCommand.RELOAD));
    }

    /** The definition as it was sent. */
    public ProcessConfig config(String id) {
        return caller.run(calls.config(id));
    }

    /** What the process does now. */
    public ProcessState state(String id) {
        return caller.run(calls.state(id));
    }

    /** The log of this run and of runs before it. */
    public ProcessReport report(String id) {
        return caller.run(calls.report(id, null, null));
    }

    /** The logs of the runs that match; Unix time in seconds, null for no condition. Core 16.16 ignores both. */
    public ProcessReport report(String id, @Nullable Long createdAt, @Nullable Long exitedAt) {
        return caller.run(calls.report(id, createdAt, exitedAt));
    }

    /** Gives a process the runs that ended of a report, as of another process; newer Cores only. */
    public void putReport(String id, ProcessReport report) {
        caller.run(calls.putReport(id, report));
    }

    /** Looks into the inputs. An unknown id is told in the log only. */
    public Probe probe(String id) {
        return caller.run(calls.probe(id));
    }

    /** Looks into the inputs of a definition; newer Cores only. */
    public Probe probe(ProcessConfig config) {
        return caller.run(calls.probe(config));
    }

    /** Judges a definition without adding it, and answers it with what the Core fills in; newer Cores only. */
    public ProcessConfig validate(ProcessConfig config) {
        return caller.run(calls.validate(config));
    }

    /** All metadata of a process as an object; JSON null when there is none. */
    public JsonNode metadata(String id) {
        return caller.run(calls.metadata(id));
    }

    /** One value. */
    public JsonNode metadata(String id, String key) {
        return caller.run(calls.metadata(id, key));
    }

    /** Stores a value and answers it; JSON null removes it. */
    public JsonNode putMetadata(String id, String key, JsonNode value) {
        return caller.run(calls.putMetadata(id, key, value));
    }
}
