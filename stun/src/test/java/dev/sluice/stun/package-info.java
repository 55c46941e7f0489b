@NullMarked
package dev.sluice.stun;

import org.jspecify.annotations.NullMarked;
