@NullMarked
package dev.sluice.wire.core;

import org.jspecify.annotations.NullMarked;
