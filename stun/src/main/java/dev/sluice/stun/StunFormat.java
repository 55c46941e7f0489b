package dev.sluice.stun;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.zip.CRC32;

/** The numbers of RFC 8489. */
final class StunFormat {
    static final int HEADER_BYTES = 20;
    static final int ATTRIBUTE_HEADER_BYTES = 4;
    static final int COOKIE = 0x2112_A442;

    static final int BINDING_REQUEST = 0x0001;
    static final int BINDING_SUCCESS = 0x0101;
    static final int BINDING_ERROR = 0x0111;

    static final int MAPPED_ADDRESS = 0x0001;
    static final int MESSAGE_INTEGRITY = 0x0008;
    static final int ERROR_CODE = 0x0009;
    static final int UNKNOWN_ATTRIBUTES = 0x000A;
    static final int MESSAGE_INTEGRITY_SHA256 = 0x001C;
    static final int XOR_MAPPED_ADDRESS = 0x0020;
    static final int SOFTWARE = 0x8022;
    static final int FINGERPRINT = 0x8028;
    static final int FINGERPRINT_BYTES = 8;

    /** From here on a server may ignore what it does not know. */
    static final int FIRST_OPTIONAL = 0x8000;

    static final int IPV4 = 0x01;
    static final int IPV6 = 0x02;

    /**
     * Those that must be comprehended, and are: what RFC 8489 defines for credentials, which this server does not ask
     * for, and for answers, which mean nothing in a request.
     */
    private static final Set<Integer> COMPREHENDED = Set.of(
            MAPPED_ADDRESS,
            0x0006, // USERNAME
            MESSAGE_INTEGRITY,
            ERROR_CODE,
            UNKNOWN_ATTRIBUTES,
            0x0014, // REALM
            0x0015, // NONCE
            MESSAGE_INTEGRITY_SHA256,
            0x001D, // PASSWORD-ALGORITHM
            0x001E, // USERHASH
            XOR_MAPPED_ADDRESS);

    private static final int FINGERPRINT_MASK = 0x5354_554E;

    private StunFormat() {}

    static boolean isComprehended(int attribute) {
        return attribute >= FIRST_OPTIONAL || COMPREHENDED.contains(attribute);
    }

    /** Attributes begin at multiples of four bytes. */
    static int padded(int bytes) {
        return (bytes + 3) & ~3;
    }

    /** The value of FINGERPRINT over the first {@code bytes} of a message. */
    static int fingerprint(ByteBuffer message, int bytes) {
        CRC32 crc = new CRC32();
        crc.update(message.slice(0, bytes));
        return (int) crc.getValue() ^ FINGERPRINT_MASK;
    }
}
