package dev.sluice.wire.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;

/**
 * One input or output of a process.
 *
 * @param id unique among the inputs (outputs) of its process
 * @param address what FFmpeg reads or writes; may hold placeholders such as {@code {memfs}} or {@code {rtmp,name=x}}
 * @param options the options of FFmpeg that stand before the address
 * @param cleanup which files an output leaves behind, and which of them to delete
 */
public record ProcessIo(
        String id,
        String address,
        List<String> options,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Cleanup> cleanup) {
    public ProcessIo {
        Fields.required("id", id);
        Fields.required("address", address);
        options = Fields.list(options);
        cleanup = Fields.list(cleanup);
    }

    public static ProcessIo of(String id, String address, String... options) {
        return new ProcessIo(id, address, List.of(options), List.of());
    }

    /** This output with one more rule. */
    public ProcessIo withCleanup(Cleanup rule) {
        List<Cleanup> rules = new ArrayList<>(cleanup);
        rules.add(rule);
        return new ProcessIo(id, address, options, rules);
    }

    /**
     * Files to delete.
     *
     * @param pattern a storage prefix and a glob, for example {@code memfs:/{processid}_*.ts}
     * @param maxFiles deletes the oldest beyond this number; 0 for no limit
     * @param maxFileAgeSeconds deletes older files; 0 for no limit
     * @param purgeOnDelete deletes all matches when the process is deleted
     */
    public record Cleanup(String pattern, long maxFiles, long maxFileAgeSeconds, boolean purgeOnDelete) {
        public Cleanup {
            Fields.required("pattern", pattern);
        }
    }
}
