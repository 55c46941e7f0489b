package dev.sluice.rooms.ice;

import dev.sluice.base.Clock;
import dev.sluice.wire.rooms.IceServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ICE servers that a peer is told to use: Sluice's own STUN, further STUN servers, and TURN with a credential minted
 * for that peer.
 *
 * <p>Immutable and thread-safe.
 */
public final class IceServers {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.]{2,64}]");
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<=:)" + IceUrlsForm.PLACEHOLDER + "(?=[:?]|$)");

    private final IceSettings settings;
    private final IntSupplier stunPort;
    private final @Nullable TurnCredentials credentials;

    /**
     * Servers after the settings.
     *
     * @param stunPort the UDP port of Sluice's own STUN server; 0 while there is none
     * @throws MissingTurnSecretException when there is TURN and no secret
     */
    public IceServers(IceSettings settings, IntSupplier stunPort, Clock clock) {
        this.settings = settings;
        this.stunPort = stunPort;
        if (settings.turnUrls().isEmpty()) {
            this.credentials = null;
        } else if (settings.turnSecret().isEmpty()) {
            throw new MissingTurnSecretException();
        } else {
            this.credentials = new TurnCredentials(settings.turnSecret(), settings.credentialTtl(), clock);
        }
    }

    /** How long what {@link #forHost} answers is good for. */
    public Duration ttl() {
        return settings.credentialTtl();
    }

    /**
     * The servers for one peer.
     *
     * @param host by which the peer reached Sluice, without a port; an IPv6 address with or without brackets. When it is
     *     no host, for it comes from a header that anybody can write, servers whose URL needs it are left out
     * @param userId whom the TURN server counts its quota for, as {@link TurnCredentials#mint} takes it
     */
    public List<IceServer> forHost(String host, String userId) {
        String named = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        List<IceServer> servers = new ArrayList<>();
        List<String> stun = resolve(Stream.concat(ownStun(), settings.stunUrls().stream()), named);
        if (!stun.isEmpty()) {
            servers.add(IceServer.open(stun));
        }
        List<String> turn = resolve(settings.turnUrls().stream(), named);
        if (credentials != null && !turn.isEmpty()) {
            TurnCredentials.Credential minted = credentials.mint(userId);
            servers.add(new IceServer(turn, minted.username(), minted.password()));
        }
        return servers;
    }

    private Stream<String> ownStun() {
        int port = stunPort.getAsInt();
        return port == 0 ? Stream.empty() : Stream.of("stun:" + IceUrlsForm.PLACEHOLDER + ":" + port);
    }

    private static List<String> resolve(Stream<String> urls, String host) {
        boolean isHost = HOST.matcher(host).matches();
        return urls.filter(url -> isHost || !PLACEHOLDER.matcher(url).find())
                .map(url -> isHost ? PLACEHOLDER.matcher(url).replaceFirst(host) : url)
                .toList();
    }
}
