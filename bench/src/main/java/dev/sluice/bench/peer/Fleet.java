package dev.sluice.bench.peer;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The programs that can be started.
 *
 * @param sluice command that takes {@code serve …}
 * @param sluiceSettings given with {@code --set} to every Sluice, stronger than what a section sets
 * @param redis empty to measure without
 * @param nginx empty to measure without
 * @param workDir for data folders, configurations and logs
 */
public record Fleet(
        List<String> sluice,
        Map<String, String> sluiceSettings,
        Optional<Path> redis,
        Optional<Path> nginx,
        Path workDir) {
    /** Starts a Sluice with these settings beside its defaults. */
    public SluicePeer startSluice(Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(sluiceSettings);
        return SluicePeer.start(sluice, workDir, all);
    }

    /** Starts Redis if it is measured. */
    public Optional<RedisPeer> startRedis() {
        return redis.map(program -> RedisPeer.start(program, workDir));
    }

    /** Starts nginx if it is measured. */
    public Optional<NginxPeer> startNginx() {
        return nginx.map(program -> NginxPeer.start(program, workDir));
    }

    /** A Sluice with its defaults, and the peers that are measured. */
    public Lineup<Peer> startAll() {
        return Lineup.of(() -> Optional.of(startSluice(Map.of())), this::startRedis, this::startNginx);
    }
}
