/** The formatter of this repository, run by the build. Nothing here is shipped. */
@NullMarked
package dev.sluice.codestyle;

import org.jspecify.annotations.NullMarked;
