/** One class per kind of measurement. */
@NullMarked
package dev.sluice.bench.section;

import org.jspecify.annotations.NullMarked;
