/** The command line. {@code serve} starts the server; everything else goes over the SDKs. */
@NullMarked
package dev.sluice.cli;

import org.jspecify.annotations.NullMarked;
