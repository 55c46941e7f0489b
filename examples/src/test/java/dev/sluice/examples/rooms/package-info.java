/** Tests of the signalling example. */
@NullMarked
package dev.sluice.examples.rooms;

import org.jspecify.annotations.NullMarked;
