/** A Sluice for the tests of programs that use one. */
@NullMarked
package dev.sluice.server.junit;

import org.jspecify.annotations.NullMarked;
