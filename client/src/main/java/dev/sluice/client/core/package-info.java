/**
 * The Java SDK for datarhei Core v16: {@link dev.sluice.client.core.CoreClient} waits for answers,
 * {@link dev.sluice.client.core.AsyncCoreClient} gives futures; both are thin faces of the same calls and the same
 * connection. It needs the Core dialect of {@code dev.sluice.wire.core}, and for
 * HTTP the codec of Apache HttpCore or the JDK's HttpClient ({@code Transport}), nothing else.
 */
@NullMarked
package dev.sluice.client.core;

import org.jspecify.annotations.NullMarked;
