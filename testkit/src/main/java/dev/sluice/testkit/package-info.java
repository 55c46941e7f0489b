/**
 * For tests of every module: fake clock, leak extension, raw sockets, conditions to wait for.
 *
 * <p>There is no picker of free ports: a port that was free a moment ago may be taken now. Tests bind port 0 and ask
 * the listener which port it got; who needs a port without a listener holds a {@link dev.sluice.testkit.ReservedPort}.
 */
@NullMarked
package dev.sluice.testkit;

import org.jspecify.annotations.NullMarked;
