/** CoreClient beside a Python program that makes the same calls; {@code bench/core/run} starts it. */
@NullMarked
package dev.sluice.bench.core;

import org.jspecify.annotations.NullMarked;
