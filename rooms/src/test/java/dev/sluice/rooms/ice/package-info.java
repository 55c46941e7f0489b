@NullMarked
package dev.sluice.rooms.ice;

import org.jspecify.annotations.NullMarked;
