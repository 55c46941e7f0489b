/** The documented programs of the XRTC SDK, in Java. Each runs with {@code examples/run NAME}. */
@NullMarked
package dev.sluice.examples.items;

import org.jspecify.annotations.NullMarked;
