/** Portals: rings of items with one cursor per session and reader. Knows no HTTP and no JSON beyond its slots. */
@NullMarked
package dev.sluice.items;

import org.jspecify.annotations.NullMarked;
