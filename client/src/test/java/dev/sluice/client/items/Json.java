package dev.sluice.client.items;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Answers as a server writes them. */
final class Json {
    private Json() {}

    /** An answer object with an item of portal "a" per payload; the n-th, counted from 0, has timestamp 1000 + n. */
    static String items(String... payloads) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < payloads.length; i++) {
            items.append(i == 0 ? "" : ",").append(item("a", payloads[i], 1000 + i));
        }
        return "{\"items\":[" + items + "]}";
    }

    static String answer(String... items) {
        return Arrays.stream(items).collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    static String item(String portalId, String payload, long servertimestampMs) {
        return "{\"portalid\":\"" + portalId + "\",\"payload\":\"" + payload + "\",\"servertimestamp\":"
                + servertimestampMs + "}";
    }

    static String error(int group, int code, String message) {
        return "{\"error\":{\"errorgroup\":" + group + ",\"errorcode\":" + code + ",\"errormessage\":\"" + message
                + "\"}}";
    }
}
