/** The server of PyRTC's quickstart, in Java. {@code examples/run SignallingServer} runs it. */
@NullMarked
package dev.sluice.examples.rooms;

import org.jspecify.annotations.NullMarked;
