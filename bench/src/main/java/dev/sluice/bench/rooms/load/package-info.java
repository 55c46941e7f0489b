/** Peers of signalling servers by the thousand, and the loads they make. */
@NullMarked
package dev.sluice.bench.rooms.load;

import org.jspecify.annotations.NullMarked;
