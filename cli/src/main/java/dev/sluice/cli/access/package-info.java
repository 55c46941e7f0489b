/** {@code sluice accounts} and {@code keys}: on a running server, or on a data folder that no server uses. */
@NullMarked
package dev.sluice.cli.access;

import org.jspecify.annotations.NullMarked;
