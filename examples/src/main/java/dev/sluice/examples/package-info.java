/** Small programs that use the SDKs, one command each. */
@NullMarked
package dev.sluice.examples;

import org.jspecify.annotations.NullMarked;
