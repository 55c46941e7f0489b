package dev.sluice.bench.rooms.server;

import dev.sluice.bench.peer.SluiceServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The programs that can be started.
 *
 * @param sluice command that takes {@code serve …}
 * @param sluiceSettings beside {@link SluiceRooms#SETTINGS}, and stronger
 * @param python one that has pyrtc installed; empty to measure without
 * @param peerjs the PeerJS server; empty to measure without
 * @param workDir for data folders and logs
 */
public record RoomFleet(
        List<String> sluice,
        Map<String, String> sluiceSettings,
        Optional<Path> python,
        Optional<Peerjs> peerjs,
        Path workDir) {
    /** A program and what runs it. */
    public record Peerjs(Path node, Path script) {}

    /** All that are measured; when one does not start, those before it are ended. */
    public Running start() {
        Running running = new Running(new ArrayList<>());
        try {
            running.servers.add(startSluice());
            python.ifPresent(program -> running.servers.add(PyrtcServer.start(program, workDir)));
            peerjs.ifPresent(program -> running.servers.add(PeerjsServer.start(program.node, program.script, workDir)));
            return running;
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    private SluiceRooms startSluice() {
        Map<String, String> settings = new LinkedHashMap<>(SluiceRooms.SETTINGS);
        settings.putAll(sluiceSettings);
        return new SluiceRooms(SluiceServer.start(sluice, workDir, settings));
    }

    /** Servers side by side; closing ends all. */
    public record Running(List<RoomServer> servers) implements AutoCloseable {
        @Override
        public void close() {
            servers.forEach(RoomServer::close);
        }
    }
}
