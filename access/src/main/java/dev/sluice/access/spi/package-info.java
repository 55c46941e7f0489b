/** Ports of {@code access}: what it needs from a store and from a mail system. Each Javadoc here is a contract. */
@NullMarked
package dev.sluice.access.spi;

import org.jspecify.annotations.NullMarked;
