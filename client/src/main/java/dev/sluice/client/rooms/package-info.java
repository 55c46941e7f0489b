/**
 * The Java SDK of rooms: WebRTC signalling (ssp v2) with a Sluice server or PyRTC, for any WebRTC stack.
 *
 * {@snippet :
 * try (RoomClient client = RoomClient.open(URI.create("http://127.0.0.1:8080"));
 *         Room room = client.join("kitchen", new RoomListener() {
 *             @Override
 *             public void sdp(Room in, String peer, RawValue description) {
 *                 in.sdp(peer, answerOf(SessionDescription.of(description)).toJson());
 *             }
 *         })) {
 *     room.describe(RawValue.of("{\"name\":\"robot\"}"));
 *     for (String peer : room.peers().keySet()) {
 *         room.sdp(peer, offerFor(peer).toJson());     // the newcomer makes the first offer
 *     }
 *     room.ended().join();
 * }
 * }
 *
 * <p>Facts of the protocol are those of rtcpool 3.0.2 and PyRTC 2.0.2.
 */
@NullMarked
package dev.sluice.client.rooms;

import org.jspecify.annotations.NullMarked;
