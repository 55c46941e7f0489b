/** {@code sluice rooms}: the pools of a running server. */
@NullMarked
package dev.sluice.cli.rooms;

import org.jspecify.annotations.NullMarked;
