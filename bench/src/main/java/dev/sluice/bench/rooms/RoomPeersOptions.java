package dev.sluice.bench.rooms;

import dev.sluice.bench.Programs;
import dev.sluice.bench.Versions;
import dev.sluice.bench.rooms.server.RoomFleet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which servers are measured beside Sluice, and where they are installed. */
final class RoomPeersOptions {
    private static final String PYTHON = "pyrtc/bin/python";
    private static final String PEERJS = "peerjs/node_modules/peer/dist/bin/peerjs.js";

    @Option(
            names = "--peers",
            paramLabel = "PEER",
            split = ",",
            defaultValue = "pyrtc,peerjs",
            description = "Measured beside Sluice: pyrtc, peerjs, none. Default: ${DEFAULT-VALUE}.")
    private List<String> peers = List.of();

    @Option(
            names = "--peers-folder",
            paramLabel = "FOLDER",
            description = "Where bench/run has installed them; it says so itself.")
    private Path folder = Path.of("");

    /** Of pyrtc; its version is added to the facts. */
    Optional<Path> python(CommandSpec spec, Map<String, String> facts) {
        if (!wanted(spec, "pyrtc")) {
            return Optional.empty();
        }
        Path python = installed(spec, PYTHON);
        String question = "import importlib.metadata as m, sys; print(m.version('pyrtc'), 'on Python', sys.version)";
        facts.put("PyRTC", Versions.of(List.of(python.toString(), "-c", question)));
        return Optional.of(python);
    }

    /** The PeerJS server; its version is added to the facts. */
    Optional<RoomFleet.Peerjs> peerjs(CommandSpec spec, Map<String, String> facts) {
        if (!wanted(spec, "peerjs")) {
            return Optional.empty();
        }
        Path node = Programs.find("node")
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "node is not installed. Or measure without: --peers pyrtc"));
        Path script = installed(spec, PEERJS);
        String question = "console.log(require(process.argv[1]).version + ' on Node ' + process.version)";
        Path description =
                folder.resolve("peerjs/node_modules/peer/package.json").toAbsolutePath();
        facts.put("PeerJS server", Versions.of(List.of(node.toString(), "-e", question, description.toString())));
        return Optional.of(new RoomFleet.Peerjs(node, script));
    }

    private boolean wanted(CommandSpec spec, String peer) {
        for (String named : peers) {
            if (!List.of("pyrtc", "peerjs", "none").contains(named)) {
                throw new ParameterException(
                        spec.commandLine(), "--peers " + named + ": no such peer; there are pyrtc, peerjs, none");
            }
        }
        return peers.contains(peer);
    }

    private Path installed(CommandSpec spec, String file) {
        Path path = folder.resolve(file);
        if (!Files.exists(path)) {
            throw new ParameterException(
                    spec.commandLine(),
                    path + " is not there; bench/run installs it. Or measure without: --peers none");
        }
        return path;
    }
}
