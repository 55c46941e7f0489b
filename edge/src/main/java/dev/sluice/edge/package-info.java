/** The front door: one HTTP server, its connections, errors and metrics. */
@NullMarked
package dev.sluice.edge;

import org.jspecify.annotations.NullMarked;
