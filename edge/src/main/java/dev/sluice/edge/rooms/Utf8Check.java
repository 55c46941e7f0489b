package dev.sluice.edge.rooms;

/** Says of UTF-8 that comes in pieces, cut anywhere, whether it still can be some (RFC 3629, section 4). */
final class Utf8Check {
    private static final int CONTINUATION_LOWEST = 0x80;
    private static final int CONTINUATION_HIGHEST = 0xbf;

    /** Bytes of the character begun that have not come yet. */
    private int due;

    /** What the next of them may be: after some first bytes less than any continuation. */
    private int lowest = CONTINUATION_LOWEST;

    private int highest = CONTINUATION_HIGHEST;

    /** Whether these are UTF-8 from beginning to end. */
    static boolean isUtf8(byte[] whole) {
        Utf8Check check = new Utf8Check();
        return check.accepts(whole) && check.isWhole();
    }

    /** False when no text begins like this; then it is not to be asked again. */
    boolean accepts(byte[] piece) {
        for (byte each : piece) {
            boolean plain = due == 0 && each >= 0; // ASCII, which most texts are
            if (!plain && !fits(each & 0xff)) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(int octet) {
        return due > 0 ? continues(octet) : begins(octet);
    }

    /** Whether no character is cut at the end of what came. */
    boolean isWhole() {
        return due == 0;
    }

    private boolean continues(int octet) {
        boolean fits = octet >= lowest && octet <= highest;
        due--;
        lowest = CONTINUATION_LOWEST;
        highest = CONTINUATION_HIGHEST;
        return fits;
    }

    private boolean begins(int octet) {
        if (octet < 0xc2 || octet > 0xf4) {
            return false;
        }
        due = octet < 0xe0 ? 1 : octet < 0xf0 ? 2 : 3;
        switch (octet) {
            case 0xe0 -> lowest = 0xa0; // less would be longer than need be
            case 0xed -> highest = 0x9f; // no surrogates
            case 0xf0 -> lowest = 0x90;
            case 0xf4 -> highest = 0x8f; // no more than U+10FFFF
            default -> {}
        }
        return true;
    }
}
