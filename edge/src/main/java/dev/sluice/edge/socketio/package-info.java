/** Signalling over Socket.IO, rtcpool's other way in: an adapter of netty-socketio to {@link dev.sluice.rooms}. */
@NullMarked
package dev.sluice.edge.socketio;

import org.jspecify.annotations.NullMarked;
