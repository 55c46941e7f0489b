@NullMarked
package dev.sluice.base;

import org.jspecify.annotations.NullMarked;
