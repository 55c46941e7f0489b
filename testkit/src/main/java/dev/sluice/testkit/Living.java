package dev.sluice.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What lives in this JVM at one moment. Each map goes from an identity to a description for people.
 *
 * @param threads by thread id; ids are never used twice in one JVM
 * @param sockets by the kernel's inode
 * @param processes by process id
 */
record Living(Map<Long, String> threads, Map<String, String> sockets, Map<Long, String> processes) {
    static Living now() {
        return new Living(LiveThreads.byId(), OpenSockets.byInode(), ChildProcesses.byId());
    }

    /** Descriptions of what lives now and did not then. */
    List<String> since(Living before) {
        List<String> left = new ArrayList<>();
        addNew(left, Living::threads, before);
        addNew(left, Living::sockets, before);
        addNew(left, Living::processes, before);
        return left;
    }

    private <K> void addNew(List<String> left, Function<Living, Map<K, String>> kind, Living before) {
        kind.apply(this).forEach((id, description) -> {
            if (!kind.apply(before).containsKey(id)) {
                left.add(description);
            }
        });
    }
}
