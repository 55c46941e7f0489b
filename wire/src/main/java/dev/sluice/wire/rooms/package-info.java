/**
 * The signalling dialect (ssp v2) of rtcpool 3.0.2 and PyRTC 2.0.2: requests, events, limits and the error catalogue. One
 * message is one text {@code {"type":…,"data":…}}. What peers tell each other (descriptions, candidates) passes unread.
 */
@NullMarked
package dev.sluice.wire.rooms;

import org.jspecify.annotations.NullMarked;
