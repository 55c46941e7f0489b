/** The Java SDKs against a real server. */
@NullMarked
package dev.sluice.server.sdk;

import org.jspecify.annotations.NullMarked;
