package dev.sluice.stun;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Requests, written byte by byte. */
final class Requests {
    static final byte[] TRANSACTION = HexFormat.of().parseHex("b7e7a701bc34d686fa87dfae");
    private static final byte[] CLASSIC = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");

    private final int type;
    private final byte[] transaction;
    private final List<byte[]> attributes = new ArrayList<>();

    private Requests(int type, byte[] transaction) {
        this.type = type;
        this.transaction = transaction;
    }

    static Requests binding() {
        return ofType(StunFormat.BINDING_REQUEST);
    }

    static Requests ofType(int type) {
        byte[] cookieAndTransaction = ByteBuffer.allocate(16)
                .putInt(StunFormat.COOKIE)
                .put(TRANSACTION)
                .array();
        return new Requests(type, cookieAndTransaction);
    }

    /** Of RFC 3489: sixteen bytes of transaction id, no cookie. */
    static Requests classic() {
        return new Requests(StunFormat.BINDING_REQUEST, CLASSIC);
    }

    Requests with(int attribute, byte... value) {
        attributes.add(ByteBuffer.allocate(4 + StunFormat.padded(value.length))
                .putShort((short) attribute)
                .putShort((short) value.length)
                .put(value)
                .array());
        return this;
    }

    ByteBuffer withFingerprint() {
        return withFingerprint(0);
    }

    /** {@code damage} is XORed into the right value. */
    ByteBuffer withFingerprint(int damage) {
        with(StunFormat.FINGERPRINT, new byte[4]);
        ByteBuffer message = bytes();
        int at = message.limit() - StunFormat.FINGERPRINT_BYTES;
        return message.putInt(at + 4, StunFormat.fingerprint(message, at) ^ damage);
    }

    ByteBuffer bytes() {
        int length = attributes.stream().mapToInt(each -> each.length).sum();
        ByteBuffer message = ByteBuffer.allocate(StunFormat.HEADER_BYTES + length)
                .putShort((short) type)
                .putShort((short) length)
                .put(transaction);
        attributes.forEach(message::put);
        return message.flip();
    }
}
