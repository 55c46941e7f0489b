/** What must survive a restart on one node. */
@NullMarked
package dev.sluice.store;

import org.jspecify.annotations.NullMarked;
