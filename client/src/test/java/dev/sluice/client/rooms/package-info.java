/** Tests of the rooms SDK against a scripted server. */
@NullMarked
package dev.sluice.client.rooms;

import org.jspecify.annotations.NullMarked;
