package dev.sluice.stun;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Writes answers to binding requests. None is more than {@link #MAX_SURPLUS_BYTES} longer than its request, so that the
 * server is of no use to anyone who sends requests in another's name: besides what the request asked for it holds nothing
 * but the address or the error. SOFTWARE goes only to those who sent theirs, for which their request is longer too.
 */
final class BindingAnswer {
    /** An IPv6 address takes 24 bytes, the error 32; naming the software 8 more than an empty name in the request. */
    static final int MAX_SURPLUS_BYTES = 40;

    private static final byte[] SOFTWARE = "Sluice".getBytes(US_ASCII);
    private static final byte[] REASON = "Unknown Attribute".getBytes(US_ASCII);
    private static final int UNKNOWN_ATTRIBUTE = 0x0414;

    private final ByteBuffer out;

    private BindingAnswer(int type, BindingRequest request, int requestBytes) {
        this.out = ByteBuffer.allocate(requestBytes + MAX_SURPLUS_BYTES);
        out.putShort((short) type).putShort((short) 0).put(request.transaction().duplicate());
    }

    /**
     * The answer, ready to be sent.
     *
     * @param requestBytes the length of the request's datagram
     * @param from where it came from
     */
    static ByteBuffer to(BindingRequest request, int requestBytes, InetSocketAddress from) {
        boolean isKnown = request.unknown().isEmpty();
        BindingAnswer answer = new BindingAnswer(
                isKnown ? StunFormat.BINDING_SUCCESS : StunFormat.BINDING_ERROR, request, requestBytes);
        if (!isKnown) {
            answer.error(request.unknown(), request.isClassic());
        } else if (request.isClassic()) {
            answer.address(StunFormat.MAPPED_ADDRESS, from, new byte[2 + 16]);
        } else {
            answer.address(StunFormat.XOR_MAPPED_ADDRESS, from, answer.mask());
        }
        return answer.finish(request);
    }

    /** Port and address are XORed with the cookie and the transaction id, lest NATs rewrite them (RFC 8489, 14.2). */
    private byte[] mask() {
        byte[] mask = new byte[2 + 16];
        out.get(4, mask, 0, 2);
        out.get(4, mask, 2, 16);
        return mask;
    }

    private void address(int type, InetSocketAddress from, byte[] mask) {
        byte[] address = from.getAddress().getAddress();
        attribute(type, 4 + address.length);
        out.putShort((short) (from.getAddress() instanceof Inet4Address ? StunFormat.IPV4 : StunFormat.IPV6));
        out.put((byte) (from.getPort() >> 8 ^ mask[0])).put((byte) (from.getPort() ^ mask[1]));
        for (int i = 0; i < address.length; i++) {
            out.put((byte) (address[i] ^ mask[2 + i]));
        }
    }

    private void error(List<Integer> unknown, boolean isClassic) {
        attribute(StunFormat.ERROR_CODE, 4 + REASON.length);
        out.putInt(UNKNOWN_ATTRIBUTE).put(REASON);
        pad();
        // RFC 3489 knows no padding; there one of an odd number is said twice (11.2.10).
        int repeated = isClassic ? unknown.size() % 2 : 0;
        attribute(StunFormat.UNKNOWN_ATTRIBUTES, 2 * (unknown.size() + repeated));
        for (int type : unknown) {
            out.putShort((short) type);
        }
        if (repeated > 0) {
            out.putShort((short) (int) unknown.getFirst());
        }
        pad();
    }

    private ByteBuffer finish(BindingRequest request) {
        if (request.namesSoftware()) {
            attribute(StunFormat.SOFTWARE, SOFTWARE.length);
            out.put(SOFTWARE);
            pad();
        }
        int bytes = out.position() + (request.hasFingerprint() ? StunFormat.FINGERPRINT_BYTES : 0);
        out.putShort(2, (short) (bytes - StunFormat.HEADER_BYTES));
        if (request.hasFingerprint()) {
            int fingerprint = StunFormat.fingerprint(out, out.position());
            attribute(StunFormat.FINGERPRINT, Integer.BYTES);
            out.putInt(fingerprint);
        }
        return out.flip();
    }

    private void attribute(int type, int bytes) {
        out.putShort((short) type).putShort((short) bytes);
    }

    private void pad() {
        out.position(StunFormat.padded(out.position()));
    }
}
