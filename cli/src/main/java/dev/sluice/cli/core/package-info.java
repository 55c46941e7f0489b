/** {@code sluice core …}: a datarhei Core, or the Core API of a Sluice, from the command line. */
@NullMarked
package dev.sluice.cli.core;

import org.jspecify.annotations.NullMarked;
