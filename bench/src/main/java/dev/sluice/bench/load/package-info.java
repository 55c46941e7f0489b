/**
 * The load client: plain NIO, one selector thread, prebuilt requests, parsers that look at no more than they need.
 * The same code drives HTTP servers and Redis, so that what the client costs is the same beside every peer.
 */
@NullMarked
package dev.sluice.bench.load;

import org.jspecify.annotations.NullMarked;
