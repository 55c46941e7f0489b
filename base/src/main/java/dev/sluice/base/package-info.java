/** What two rooms of the house use today: time, typed ids, settings. No I/O, no plane's vocabulary. */
@NullMarked
package dev.sluice.base;

import org.jspecify.annotations.NullMarked;
