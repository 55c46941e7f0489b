package dev.sluice.edge.rooms;

import dev.sluice.rooms.CloseReason;
import dev.sluice.rooms.Peer;
import dev.sluice.wire.rooms.RoomRefusal;

/** Who gets what comes over a {@link RoomSocket}: a peer, or whoever tests the socket. On the connection's loop. */
interface Receiver {
    /** A whole text message, valid UTF-8; the array is the receiver's. */
    void receive(byte[] utf8);

    /** Something came that is no message. */
    void refuse(RoomRefusal refusal);

    /** The connection is over; may be called again. */
    void close(CloseReason reason);

    static Receiver of(Peer peer) {
        return new OfPeer(peer);
    }

    /** A peer of the rooms. */
    record OfPeer(Peer peer) implements Receiver {
        @Override
        public void receive(byte[] utf8) {
            peer.receive(utf8);
        }

        @Override
        public void refuse(RoomRefusal refusal) {
            peer.refuse(refusal);
        }

        @Override
        public void close(CloseReason reason) {
            peer.close(reason);
        }
    }
}
