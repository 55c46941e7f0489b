package dev.sluice.server.settings;

import dev.sluice.access.AccessSettings;
import dev.sluice.base.SettingReader;
import dev.sluice.edge.HttpSettings;
import dev.sluice.edge.ListenAddress;
import dev.sluice.edge.rooms.RoomDoorSettings;
import dev.sluice.items.ItemSettings;
import dev.sluice.rooms.RoomSettings;
import dev.sluice.rooms.ice.IceSettings;
import dev.sluice.server.logging.LogSettings;
import dev.sluice.store.mail.SmtpSettings;
import dev.sluice.stun.StunSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every setting of the server.
 *
 * @param data the folder of everything that survives a restart; may not exist yet
 * @param drainTimeout how long a stop waits for work under way
 */
public record Settings(
        Path data,
        Duration drainTimeout,
        LogSettings log,
        HttpSettings http,
        ItemSettings items,
        RoomSettings rooms,
        RoomDoorSettings roomDoor,
        AccessSettings access,
        SmtpSettings mail,
        StunSettings stun,
        IceSettings ice) {

    /** Reads, and thereby declares, all of them. */
    public static Settings read(SettingReader in) {
        Path data = in.value(
                "data",
                Path.of("./sluice-data"),
                PathForm.INSTANCE,
                "Folder of accounts, keys and everything else that survives a restart. Made if it is not there.");
        Duration drainTimeout = in.duration(
                "drain-timeout",
                Duration.ofSeconds(10),
                Duration.ZERO,
                Duration.ofHours(1),
                "How long a stop waits for requests and streams under way before it cuts them off.");
        LogSettings log = LogSettings.read(in.section("log", "What the server writes to standard error."));
        HttpSettings http = HttpSettings.read(in.section("http", "The front door: one port for all HTTP."));
        ItemSettings items = ItemSettings.read(in.section("items", "Portals and items: the XRTC API."));
        SettingReader rooms = in.section("rooms", "Pools of peers that find each other for WebRTC.");
        SettingReader stun = in.section("stun", "STUN: tells browsers their public address, on UDP.");
        SettingReader turn =
                in.section("turn", "TURN: a relay for browsers that cannot reach each other, docs/guide/turn.md.");
        return new Settings(
                data,
                drainTimeout,
                log,
                http,
                items,
                RoomSettings.read(rooms),
                RoomDoorSettings.read(rooms),
                AccessSettings.read(in.section("access", "Accounts, API keys, sessions and rate limits.")),
                SmtpSettings.read(in.section("mail", "The mail server for registration codes.")),
                StunSettings.read(stun),
                IceSettings.read(stun, turn));
    }

    /** These settings with HTTP at another address; {@code 127.0.0.1:0} takes a free port. */
    public Settings withAddress(String address) {
        return new Settings(
                data,
                drainTimeout,
                log,
                http.withAddress(ListenAddress.parse(address)),
                items,
                rooms,
                roomDoor,
                access,
                mail,
                stun,
                ice);
    }

    /** The documented defaults. */
    public static Settings defaults() {
        return read(SettingReader.defaults());
    }

    /**
     * The defaults with a few settings changed, for embedding and tests: {@code Settings.with("data=/tmp/x")}.
     *
     * @param assignments as after {@code --set}; neither files nor the environment are read
     * @throws IllegalArgumentException naming every mistake
     */
    public static Settings with(String... assignments) {
        List<SettingFlag> flags = Stream.of(assignments).map(SettingFlag::set).toList();
        return switch (LoadedSettings.load(Optional.empty(), Map.of(), flags)) {
            case LoadedSettings.Accepted accepted -> accepted.settings();
            case LoadedSettings.Rejected rejected ->
                throw new IllegalArgumentException(rejected.mistakes().stream()
                        .map(SettingMistake::toString)
                        .collect(Collectors.joining("\n")));
        };
    }
}
