/** Signalling servers under load: how each is started, spoken to, and ended. */
@NullMarked
package dev.sluice.bench.rooms.server;

import org.jspecify.annotations.NullMarked;
