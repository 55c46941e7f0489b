package dev.sluice.examples.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.sluice.client.rooms.Room;
import dev.sluice.client.rooms.RoomClient;
import dev.sluice.client.rooms.RoomListener;
import dev.sluice.client.rooms.SessionDescription;
import dev.sluice.wire.rooms.RawValue;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Joins a room and chats with everybody in it, browsers or programs, over a data channel called {@code chat}: says hello,
 * and answers each message. Arguments: the server ({@code http://127.0.0.1:8080}), the room ({@code test}).
 */
public final class DataChannelChat implements RoomListener, AutoCloseable {
    /** Without this device the library looks for a sound card, and ends the process where there is none. */
    private final AudioDeviceModule noSound = new AudioDeviceModule(AudioLayer.kDummyAudio);

    private final PeerConnectionFactory factory = new PeerConnectionFactory(noSound);
    private final Map<String, PeerLink> links = new ConcurrentHashMap<>();
    private final BiConsumer<String, String> heard;

    /** {@code heard} gets each message with its sender's id. */
    DataChannelChat(BiConsumer<String, String> heard) {
        this.heard = heard;
    }

    public static void main(String[] args) throws IOException {
        URI server = URI.create(args.length > 0 ? args[0] : "http://127.0.0.1:8080");
        String pool = args.length > 1 ? args[1] : "test";
        try (DataChannelChat chat = new DataChannelChat((peer, text) -> System.out.println(peer + ": " + text));
                RoomClient client = RoomClient.open(server);
                Room room = client.join(pool, chat)) {
            chat.greetEverybody(room);
            System.out.println("In " + room.pool() + " with " + room.peers().keySet() + "; Enter ends it.");
            if (System.in.read() < 0) {
                room.ended().join(); // nobody there to press it
            }
        }
    }

    /** Who comes later makes the offer. */
    void greetEverybody(Room room) {
        room.peers().keySet().forEach(peer -> link(room, peer).offer());
    }

    @Override
    public void sdp(Room room, String peer, RawValue description) {
        link(room, peer).accept(SessionDescription.of(description));
    }

    @Override
    public void candidate(Room room, String peer, RawValue candidate) {
        link(room, peer).accept(candidate);
    }

    @Override
    public void peerLeft(Room room, String id) {
        PeerLink gone = links.remove(id);
        if (gone != null) {
            gone.close();
        }
    }

    @Override
    public void rejoined(Room room, String oldId, String id) {
        greetEverybody(room);
    }

    private PeerLink link(Room room, String peer) {
        return links.computeIfAbsent(peer, id -> new PeerLink(room, id, factory, heard));
    }

    /** The native library ends the process badly when it is not told of its end. */
    @Override
    public void close() {
        links.values().forEach(PeerLink::close);
        factory.dispose();
        noSound.dispose();
    }
}
