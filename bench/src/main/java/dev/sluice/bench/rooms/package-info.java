/** Room signalling beside PyRTC and the PeerJS server; {@code bench/run rooms} starts it. */
@NullMarked
package dev.sluice.bench.rooms;

import org.jspecify.annotations.NullMarked;
