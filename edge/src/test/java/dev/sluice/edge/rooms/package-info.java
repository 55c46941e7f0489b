/** The WebSocket under the rooms by itself, against a suite of others. */
@NullMarked
package dev.sluice.edge.rooms;

import org.jspecify.annotations.NullMarked;
