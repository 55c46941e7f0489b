package dev.sluice.bench.rooms.server;

import dev.sluice.bench.peer.ServerProcess;
import dev.sluice.bench.peer.SluiceServer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sluice at {@code /rtc} of its main port, with the limits off that exist against floods. */
public record SluiceRooms(SluiceServer server) implements RoomServer {
    /** Documented settings. One client with thousands of peers is what the limits per address are there to stop. */
    public static final Map<String, String> SETTINGS = settings();

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("rooms.messages-per-second-per-peer", "0");
        settings.put("rooms.messages-per-second-per-address", "0");
        settings.put("rooms.joins-per-second-per-address", "0");
        settings.put("rooms.max-peers-per-pool", "2000");
        return settings;
    }

    @Override
    public String name() {
        return "Sluice";
    }

    @Override
    public ServerProcess process() {
        return server.process();
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public String path(String id) {
        return "/rtc";
    }

    @Override
    public Optional<String> join(String pool) {
        return Optional.of(SspMessages.join(pool));
    }

    @Override
    public String offer(String from, String to) {
        return SspMessages.offer(to);
    }

    @Override
    public Optional<String> cannotHold(int peers) {
        return Optional.empty();
    }
}
