/** Settings, wiring, {@code SluiceServer.start(…)}. The only module that sees all. */
@NullMarked
package dev.sluice.server;

import org.jspecify.annotations.NullMarked;
