package dev.sluice.examples.items;

import dev.sluice.client.items.XrtcClient;
import dev.sluice.wire.items.Item;

/** Uploads an item and downloads it again. Credentials come from the environment or from xrtc.env. */
public final class SetAndGet {
    private SetAndGet() {}

    public static void main(String[] args) {
        try (XrtcClient client = XrtcClient.open()) {
            client.set("exampleportal", "examplepayload");

            for (Item item : client.get("exampleportal")) {
                System.out.println(item);
            }
        }
    }
}
