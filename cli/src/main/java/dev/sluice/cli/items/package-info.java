/** {@code sluice set}, {@code get} and {@code latency}: items from the command line, over the Java SDK. */
@NullMarked
package dev.sluice.cli.items;

import org.jspecify.annotations.NullMarked;
