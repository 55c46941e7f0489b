package dev.sluice.stun;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A binding request.
 *
 * @param transaction cookie and transaction id, 16 bytes, as the answer repeats them
 * @param isClassic whether it is of RFC 3489, whose clients know neither XOR-MAPPED-ADDRESS nor SOFTWARE
 * @param unknown the attributes that a server must comprehend and this one does not
 */
record BindingRequest(
        ByteBuffer transaction,
        boolean isClassic,
        boolean hasFingerprint,
        boolean namesSoftware,
        List<Integer> unknown) {
    private static final int TRANSACTION_AT = 4;
    private static final int TRANSACTION_BYTES = 16;

    /**
     * Reads a datagram from index 0 to its limit.
     *
     * @return null for whatever is no well-formed binding request: other traffic, indications, answers, other methods,
     *     wrong lengths, wrong fingerprints. RFC 8489, 6.3 wants silence for them
     */
    static @Nullable BindingRequest read(ByteBuffer datagram) {
        int bytes = datagram.limit();
        if (bytes < StunFormat.HEADER_BYTES
                || bytes % 4 != 0
                || datagram.getShort(0) != StunFormat.BINDING_REQUEST
                || Short.toUnsignedInt(datagram.getShort(2)) != bytes - StunFormat.HEADER_BYTES) {
            return null;
        }
        boolean isClassic = datagram.getInt(TRANSACTION_AT) != StunFormat.COOKIE;
        Attributes attributes = new Attributes(isClassic);
        if (!attributes.read(datagram)) {
            return null;
        }
        return new BindingRequest(
                datagram.slice(TRANSACTION_AT, TRANSACTION_BYTES),
                isClassic,
                attributes.fingerprint,
                attributes.software,
                List.copyOf(attributes.unknown));
    }

    /** What is seen on the way through the attributes. */
    private static final class Attributes {
        private final boolean isClassic;
        private final Set<Integer> unknown = new LinkedHashSet<>();
        private boolean fingerprint;
        private boolean software;
        /** After MESSAGE-INTEGRITY nothing but FINGERPRINT counts (RFC 8489, 14.5). */
        private boolean isSealed;

        Attributes(boolean isClassic) {
            this.isClassic = isClassic;
        }

        /** False when they do not fill the datagram exactly. */
        boolean read(ByteBuffer datagram) {
            int at = StunFormat.HEADER_BYTES;
            while (at < datagram.limit()) {
                // Lengths are multiples of four, so a header of an attribute is always whole.
                int type = Short.toUnsignedInt(datagram.getShort(at));
                int length = Short.toUnsignedInt(datagram.getShort(at + 2));
                int next = at + StunFormat.ATTRIBUTE_HEADER_BYTES + StunFormat.padded(length);
                if (next > datagram.limit()) {
                    return false;
                }
                if (type == StunFormat.FINGERPRINT && !isClassic) {
                    return next == datagram.limit() && isFingerprint(datagram, at, length);
                }
                note(type);
                at = next;
            }
            return true;
        }

        private boolean isFingerprint(ByteBuffer datagram, int at, int length) {
            fingerprint = length == Integer.BYTES
                    && datagram.getInt(at + StunFormat.ATTRIBUTE_HEADER_BYTES) == StunFormat.fingerprint(datagram, at);
            return fingerprint;
        }

        private void note(int type) {
            if (isSealed) {
                return;
            }
            isSealed = type == StunFormat.MESSAGE_INTEGRITY || type == StunFormat.MESSAGE_INTEGRITY_SHA256;
            software |= type == StunFormat.SOFTWARE && !isClassic;
            if (!StunFormat.isComprehended(type)) {
                unknown.add(type);
            }
        }
    }
}
