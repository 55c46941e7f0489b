/**
 * Pools of peers that find each other for WebRTC, without any transport: usable inside Sluice and without it.
 *
 * <p>A transport hands in what it receives ({@link dev.sluice.rooms.Peer#receive}) and sends what the peer's mailbox holds
 * ({@link dev.sluice.rooms.Transceiver}). This is the whole of a signalling server over any blocking text socket:
 *
 * <pre>{@code
 * PoolManager pools = PoolManager.open();                       // public: joining makes the pool
 * while (true) {
 *     TextSocket socket = server.accept();
 *     Peer peer = pools.connect(new BlockingTransceiver(socket::send, reason -> socket.close()));
 *     Thread.ofVirtual().start(() -> {
 *         socket.forEachMessage(peer::receive);
 *         peer.close(CloseReason.LEFT);
 *     });
 * }
 * }</pre>
 */
@NullMarked
package dev.sluice.rooms;

import org.jspecify.annotations.NullMarked;
