/** The admin dialect: what an operator's calls carry, for server, command line and console alike. */
@NullMarked
package dev.sluice.wire.admin;

import org.jspecify.annotations.NullMarked;
