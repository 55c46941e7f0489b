package dev.sluice.server;

import dev.sluice.edge.rooms.IceOffer;
import dev.sluice.rooms.ice.IceServers;
import dev.sluice.wire.rooms.IceServer;
import dev.sluice.wire.rooms.IceServerWriter;
import dev.sluice.wire.rooms.RawValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The ICE servers of the settings, each peer with a credential of its own, by which a TURN server counts its quotas. */
record MintedIce(IceServers servers) implements IceOffer {
    @Override
    public Optional<RawValue> forHost(String host, boolean mayJoin) {
        List<IceServer> offered = servers.forHost(host, UUID.randomUUID().toString()).stream()
                .filter(server -> mayJoin || server.credential() == null)
                .toList();
        return offered.isEmpty() ? Optional.empty() : Optional.of(IceServerWriter.write(offered));
    }

    @Override
    public Duration ttl() {
        return servers.ttl();
    }
}
