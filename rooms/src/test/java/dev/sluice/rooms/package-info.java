/** Membership that cannot lie, without any socket. */
@NullMarked
package dev.sluice.rooms;

import org.jspecify.annotations.NullMarked;
