/** Tests of {@code sluice rooms}. */
@NullMarked
package dev.sluice.cli.rooms;

import org.jspecify.annotations.NullMarked;
