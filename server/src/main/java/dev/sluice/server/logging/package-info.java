/** What the server writes about itself: to standard error, one line per event, as text or as JSON. */
@NullMarked
package dev.sluice.server.logging;

import org.jspecify.annotations.NullMarked;
