/** What was measured: samples, medians, bars, and the files they are written to. */
@NullMarked
package dev.sluice.bench.report;

import org.jspecify.annotations.NullMarked;
