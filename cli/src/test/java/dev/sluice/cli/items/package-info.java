/** Tests of the item commands against a real server. */
@NullMarked
package dev.sluice.cli.items;

import org.jspecify.annotations.NullMarked;
