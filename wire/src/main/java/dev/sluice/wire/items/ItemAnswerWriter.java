package dev.sluice.wire.items;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Writes the server's answers as UTF-8 JSON. An item is encoded once, as a slot; answers are slots put side by side.
 *
 * <p>Stateless and thread-safe.
 */
public final class ItemAnswerWriter {
    /** What a get answers when there is nothing. */
    private static final byte[] EMPTY = ascii("{}");

    private static final byte[] ITEMS_OPEN = ascii("{\"items\":[");
    private static final byte[] ITEM_PORTAL = ascii("{\"portalid\":\"");
    private static final byte[] ITEM_PAYLOAD = ascii("\",\"payload\":\"");
    private static final byte[] ITEM_TIME = ascii("\",\"servertimestamp\":");

    private ItemAnswerWriter() {}

    /** {@code {"portalid":…,"payload":…,"servertimestamp":…}}, ready to stand in any answer. */
    public static byte[] slot(NewItem item, long servertimestampMs) {
        byte[] portal = ascii(item.portalId().value());
        byte[] payload = JsonStringEncoder.getInstance().quoteAsUTF8(item.payload());
        byte[] time = ascii(Long.toString(servertimestampMs));
        int length = ITEM_PORTAL.length + portal.length + ITEM_PAYLOAD.length + payload.length + ITEM_TIME.length;
        byte[] slot = new byte[length + time.length + 1];
        int at = put(ITEM_PORTAL, slot, 0);
        at = put(portal, slot, at);
        at = put(ITEM_PAYLOAD, slot, at);
        at = put(payload, slot, at);
        at = put(ITEM_TIME, slot, at);
        at = put(time, slot, at);
        slot[at] = '}';
        return slot;
    }

    /** The bytes that an answer needs beside its first slot. */
    public static int overheadBytes() {
        return ITEMS_OPEN.length + 2;
    }

    /**
     * {@code {"items":[…]}}, with {@code "lost":n} when {@code lost} is not 0: the number of items that this session
     * can never read any more (Sluice's own field; the vendor's API is silent about loss).
     */
    public static byte[] items(Iterable<byte[]> slots, long lost) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        out.writeBytes(ITEMS_OPEN);
        boolean first = true;
        for (byte[] slot : slots) {
            if (!first) {
                out.write(',');
            }
            first = false;
            out.writeBytes(slot);
        }
        out.write(']');
        if (lost != 0) {
            out.writeBytes(ascii(",\"lost\":" + lost));
        }
        out.write('}');
        return out.toByteArray();
    }

    /** {@code {}}. A fresh array each time is not needed: callers must not change it. */
    public static byte[] nothing() {
        return EMPTY;
    }

    /** {@code {"servertimestamp":…}}, the answer of login and set. */
    public static byte[] servertimestamp(long ms) {
        return ascii("{\"servertimestamp\":" + ms + "}");
    }

    /** {@code {"registrationtoken":…}}. */
    public static byte[] registrationToken(String token) {
        return ascii("{\"registrationtoken\":\"" + token + "\"}");
    }

    /** {@code {"accountid":…,"apikey":…,"apikeyname":…}}. */
    public static byte[] registered(Credentials credentials, String keyName) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(128);
        out.writeBytes(ascii("{\"accountid\":\"" + credentials.accountId() + "\",\"apikey\":\"" + credentials.apiKey()
                + "\",\"apikeyname\":\""));
        out.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(keyName));
        out.writeBytes(ascii("\"}"));
        return out.toByteArray();
    }

    /** The error envelope. */
    public static byte[] error(ItemError error, String detail) {
        return error(error.group(), error.code(), error.wireName() + ": " + detail);
    }

    /** The envelope around an error that is not of the item catalogue, such as an HTTP status of its own. */
    public static byte[] error(int group, int code, String message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(128);
        out.writeBytes(
                ascii("{\"error\":{\"errorgroup\":" + group + ",\"errorcode\":" + code + ",\"errormessage\":\""));
        out.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(message));
        out.writeBytes(ascii("\"}}"));
        return out.toByteArray();
    }

    private static int put(byte[] part, byte[] target, int at) {
        System.arraycopy(part, 0, target, at, part.length);
        return at + part.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
