package dev.sluice.edge.rooms;

import dev.sluice.base.SettingReader;
import dev.sluice.base.SidePort;
import dev.sluice.edge.ListenAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How peers reach the rooms.
 *
 * @param sspPort of signalling alone, besides {@code /rtc} on the main one
 * @param sspHost where that listens; empty for the host of {@code http.address}
 * @param socketIoPort of Socket.IO; 0 for none
 * @param allowedOrigins besides the server's own host
 * @param pingInterval a connection that shows no sign of life between two pings is lost
 */
public record RoomDoorSettings(
        SidePort sspPort, String sspHost, int socketIoPort, List<String> allowedOrigins, Duration pingInterval) {
    /** PyRTC's. */
    private static final int USUAL_PORT = 7001;

    private static final int MAX_PORT = 65_535;

    /** Reads its part of the section {@code rooms}. */
    public static RoomDoorSettings read(SettingReader in) {
        return new RoomDoorSettings(
                SidePort.read(
                        in,
                        "ssp-port",
                        USUAL_PORT,
                        "Port of signalling alone, for clients of PyRTC, besides /rtc on the main one."),
                in.text("ssp-host", "", "Host that ssp-port listens on; empty for that of http.address."),
                in.integer(
                        "socketio-port",
                        0,
                        0,
                        MAX_PORT,
                        "Port of signalling over Socket.IO, on the host of http.address and without TLS; 0 for none."),
                in.list(
                        "allowed-origins",
                        List.of(),
                        "Origins, besides the server's own host, whose pages may join pools."),
                in.duration(
                        "ping-interval",
                        Duration.ofSeconds(15),
                        Duration.ofMillis(100),
                        Duration.ofHours(1),
                        "How often peers are pinged; one that shows no sign of life from one ping to the next is lost,"
                                + " and its lease begins."));
    }

    /** Where the port of its own listens, if there is one. */
    public Optional<ListenAddress> sspAddress(ListenAddress http) {
        String host = sspHost.isEmpty() ? http.host() : sspHost;
        return sspPort.toBind(http.port() == 0).stream()
                .mapToObj(port -> new ListenAddress(host, port))
                .findFirst();
    }
}
