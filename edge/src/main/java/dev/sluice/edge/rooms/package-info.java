/** The signalling of rooms over WebSocket: frames on one side, {@link dev.sluice.rooms} on the other. */
@NullMarked
package dev.sluice.edge.rooms;

import org.jspecify.annotations.NullMarked;
