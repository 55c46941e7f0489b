/**
 * Pools of peers that find each other for WebRTC, without any transport: usable inside Sluice and without it.
 *
 * <p>A transport hands in what it receives ({@link dev.sluice.rooms.Peer#receive}) and sends what the peer's mailbox holds
 * ({@link dev.sluice.rooms.Transceiver}). This is the test server of PyRTC's quickstart, whole, over Vert.x
 * ({@code examples/run SignallingServer} runs it):
 *
 * {@snippet :
 * PoolManager pools = PoolManager.open(); // public: a pool that does not exist is made by joining
 * HttpServer server = Vertx.vertx().createHttpServer();
 * server.webSocketHandler(socket -> {
 *     BlockingTransceiver sender = new BlockingTransceiver(
 *             text -> socket.writeTextMessage(text).await(), reason -> socket.close());
 *     Peer peer = pools.connect(sender, socket.remoteAddress().hostAddress());
 *     socket.textMessageHandler(peer::receive); // joining, relaying and describing is all in the library
 *     socket.closeHandler(gone -> peer.close(CloseReason.LEFT));
 * });
 * server.listen(7001, "localhost").await();
 * }
 *
 * <p>What that server does in its loop has these places here: {@code PoolManager(False)} is
 * {@link dev.sluice.rooms.PoolManager#open}, the {@code WebsocketTransceiver} a
 * {@link dev.sluice.rooms.BlockingTransceiver}, {@code pools.update()} is not needed, because every message is dealt with
 * as it comes, and {@code describe} is done by the pools. An application that has messages of its own on the same sockets
 * hears them through an {@link dev.sluice.rooms.EventReceiver}, or takes them in a loop from an
 * {@link dev.sluice.rooms.EventInbox}.
 */
@NullMarked
package dev.sluice.rooms;

import org.jspecify.annotations.NullMarked;
