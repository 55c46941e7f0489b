/** Tests of the account commands, with a server and without. */
@NullMarked
package dev.sluice.cli.access;

import org.jspecify.annotations.NullMarked;
