/** The console page in a real browser, against a real server. */
@NullMarked
package dev.sluice.server.console;

import org.jspecify.annotations.NullMarked;
