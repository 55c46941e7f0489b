/**
 * The Java SDK of the item dialect (XRTC API v1): {@link dev.sluice.client.items.XrtcClient} blocks,
 * {@link dev.sluice.client.items.AsyncXrtcClient} does not; both come from one
 * {@link dev.sluice.client.items.XrtcClientBuilder} and share their session. It talks to a Sluice server and to every
 * other server of the dialect.
 *
 * {@snippet :
 * try (XrtcClient client = XrtcClient.open()) {
 *     client.set("exampleportal", "examplepayload");
 *     for (Item item : client.get("exampleportal")) {
 *         System.out.println(item.payload());
 *     }
 * }
 * }
 */
@NullMarked
package dev.sluice.client.items;

import org.jspecify.annotations.NullMarked;
