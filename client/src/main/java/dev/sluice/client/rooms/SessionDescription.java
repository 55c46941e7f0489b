package dev.sluice.client.rooms;

import dev.sluice.wire.rooms.RawValue;
import dev.sluice.wire.rooms.RoomRefusal;
import java.util.Map;

/**
 * {@code RTCSessionDescription} as browsers write it to JSON (WebRTC specification, {@code RTCSessionDescriptionInit}).
 *
 * @param type {@code offer}, {@code answer}, {@code pranswer} or {@code rollback}
 */
public record SessionDescription(String type, String sdp) {
    /**
     * Reads what a peer sent.
     *
     * @throws RoomRefusal when it is none
     */
    public static SessionDescription of(RawValue json) {
        Map<String, RawValue> fields = json.fields();
        return new SessionDescription(
                fields.getOrDefault("type", RawValue.NULL).asText("type"),
                fields.getOrDefault("sdp", RawValue.ofText("")).asText("sdp"));
    }

    public RawValue toJson() {
        return RawValue.of("{\"type\":" + RawValue.ofText(type) + ",\"sdp\":" + RawValue.ofText(sdp) + "}");
    }
}
