/**
 * The Java SDK for datarhei Core v16: {@link dev.sluice.client.core.CoreClient} waits for answers,
 * {@link dev.sluice.client.core.AsyncCoreClient} gives futures; both are thin faces of the same calls and the same
 * connection. It needs the JDK's HttpClient and the Core dialect of {@code dev.sluice.wire.core}, nothing else.
 */
@NullMarked
package dev.sluice.client.core;

import org.jspecify.annotations.NullMarked;
