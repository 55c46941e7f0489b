/** The Java SDK of the item dialect: {@code XrtcClient} (blocking) and {@code AsyncXrtcClient}. */
@NullMarked
package dev.sluice.client.items;

import org.jspecify.annotations.NullMarked;
