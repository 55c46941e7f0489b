/** Rooms from end to end: browsers in calls over a server of their own. */
@NullMarked
package dev.sluice.server.rooms;

import org.jspecify.annotations.NullMarked;
