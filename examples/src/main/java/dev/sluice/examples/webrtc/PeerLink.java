package dev.sluice.examples.webrtc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceServer;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.sluice.client.rooms.IceCandidate;
import dev.sluice.client.rooms.Room;
import dev.sluice.client.rooms.SessionDescription;
import dev.sluice.wire.rooms.IceServer;
import dev.sluice.wire.rooms.RawValue;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** One peer connection. The native library calls back on threads of its own, so nothing here waits. */
final class PeerLink implements PeerConnectionObserver {
    private final Room room;
    private final String peer;
    private final BiConsumer<String, String> heard;
    private final RTCPeerConnection connection;

    PeerLink(Room room, String peer, PeerConnectionFactory factory, BiConsumer<String, String> heard) {
        this.room = room;
        this.peer = peer;
        this.heard = heard;
        RTCConfiguration configuration = new RTCConfiguration();
        room.iceServers().forEach(server -> configuration.iceServers.add(nativeServer(server)));
        this.connection = factory.createPeerConnection(configuration, this);
    }

    private static RTCIceServer nativeServer(IceServer server) {
        RTCIceServer made = new RTCIceServer();
        made.urls.addAll(server.urls());
        if (server.username() != null && server.credential() != null) {
            made.username = server.username();
            made.password = server.credential();
        }
        return made;
    }

    void offer() {
        talkOver(connection.createDataChannel("chat", new RTCDataChannelInit()));
        connection.createOffer(new RTCOfferOptions(), Sdp.created(this::describe));
    }

    void accept(SessionDescription description) {
        boolean isOffer = description.type().equals("offer");
        RTCSdpType type = isOffer ? RTCSdpType.OFFER : RTCSdpType.ANSWER;
        connection.setRemoteDescription(new RTCSessionDescription(type, description.sdp()), Sdp.set(() -> {
            if (isOffer) {
                connection.createAnswer(new RTCAnswerOptions(), Sdp.created(this::describe));
            }
        }));
    }

    private void describe(RTCSessionDescription description) {
        String type = description.sdpType.name().toLowerCase(Locale.ROOT);
        connection.setLocalDescription(
                description,
                Sdp.set(() -> watch(room.sdpAsync(peer, new SessionDescription(type, description.sdp).toJson()))));
    }

    void accept(RawValue candidate) {
        if (!candidate.isNull()) {
            IceCandidate ice = IceCandidate.of(candidate);
            int section = Objects.requireNonNullElse(ice.sdpMLineIndex(), 0);
            String tag = Objects.requireNonNullElse(ice.sdpMid(), "");
            connection.addIceCandidate(new RTCIceCandidate(tag, section, ice.candidate()));
        }
    }

    @Override
    public void onIceCandidate(RTCIceCandidate candidate) {
        IceCandidate ice = new IceCandidate(candidate.sdp, candidate.sdpMid, candidate.sdpMLineIndex);
        watch(room.candidateAsync(peer, ice.toJson()));
    }

    private static void watch(CompletableFuture<Void> sending) {
        CompletableFuture<Void> _ = sending.whenComplete((sent, failure) -> {
            if (failure != null) {
                System.err.println(failure.getMessage());
            }
        });
    }

    @Override
    public void onDataChannel(RTCDataChannel channel) {
        talkOver(channel);
    }

    private void talkOver(RTCDataChannel channel) {
        channel.registerObserver(new RTCDataChannelObserver() {
            @Override
            public void onBufferedAmountChange(long previousBytes) {}

            @Override
            public void onStateChange() {
                if (channel.getState() == RTCDataChannelState.OPEN) {
                    say(channel, "Hello from Java " + Runtime.version().feature());
                }
            }

            @Override
            public void onMessage(RTCDataChannelBuffer message) {
                String text = UTF_8.decode(message.data).toString();
                heard.accept(peer, text);
                say(channel, "You said: " + text);
            }
        });
    }

    private static void say(RTCDataChannel channel, String text) {
        try {
            channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(text.getBytes(UTF_8)), false));
        } catch (Exception closedMeanwhile) {
            System.err.println("not said: " + closedMeanwhile.getMessage());
        }
    }

    void close() {
        connection.close();
    }
}
