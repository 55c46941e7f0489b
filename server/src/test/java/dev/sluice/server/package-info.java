/** The server as its clients meet it: over real sockets, byte for byte. */
@NullMarked
package dev.sluice.server;

import org.jspecify.annotations.NullMarked;
