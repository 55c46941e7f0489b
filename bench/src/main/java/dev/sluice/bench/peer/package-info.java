/** The servers under load: how each is started, asked the same questions, and ended. */
@NullMarked
package dev.sluice.bench.peer;

import org.jspecify.annotations.NullMarked;
