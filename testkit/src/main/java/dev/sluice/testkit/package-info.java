/** For tests of every module: fake clock, leak extension, raw sockets, conditions to wait for. */
@NullMarked
package dev.sluice.testkit;

import org.jspecify.annotations.NullMarked;
