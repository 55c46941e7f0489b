package dev.sluice.client.rooms;

import dev.sluice.wire.rooms.RawValue;
import dev.sluice.wire.rooms.RoomRefusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code RTCIceCandidate} as browsers write it to JSON (WebRTC specification, {@code RTCIceCandidateInit}).
 *
 * @param candidate the line; empty for the last
 * @param sdpMid the media section's tag, null when unknown
 * @param sdpMLineIndex the media section's number, null when unknown
 */
public record IceCandidate(
        String candidate, @Nullable String sdpMid, @Nullable Integer sdpMLineIndex) {
    /**
     * Reads what a peer sent; not for JSON null, which says that there are no more.
     *
     * @throws RoomRefusal when it is none
     */
    public static IceCandidate of(RawValue json) {
        Map<String, RawValue> fields = json.fields();
        RawValue mid = fields.getOrDefault("sdpMid", RawValue.NULL);
        RawValue index = fields.getOrDefault("sdpMLineIndex", RawValue.NULL);
        return new IceCandidate(
                fields.getOrDefault("candidate", RawValue.NULL).asText("candidate"),
                mid.isNull() ? null : mid.asText("sdpMid"),
                index.isNull() ? null : index.asInt("sdpMLineIndex"));
    }

    public RawValue toJson() {
        String mid = sdpMid == null ? "null" : RawValue.ofText(sdpMid).toString();
        return RawValue.of("{\"candidate\":" + RawValue.ofText(candidate) + ",\"sdpMid\":" + mid + ",\"sdpMLineIndex\":"
                + sdpMLineIndex + "}");
    }
}
