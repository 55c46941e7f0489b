/** The item dialect over HTTP, Server-Sent Events and WebSocket. */
@NullMarked
package dev.sluice.edge.items;

import org.jspecify.annotations.NullMarked;
