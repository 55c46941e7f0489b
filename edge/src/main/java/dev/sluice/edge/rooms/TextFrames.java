package dev.sluice.edge.rooms;

import io.netty.buffer.ByteBuf;

/** Text frames of a server (RFC 6455, section 5.2), written without an object for each. */
final class TextFrames {
    /** The longest head of a frame that is not masked. */
    static final int MAX_HEAD_BYTES = 10;

    private static final int FINAL_TEXT = 0x81;
    private static final int LENGTH_IN_2_BYTES = 126;
    private static final int LENGTH_IN_8_BYTES = 127;
    private static final int MAX_2_BYTES = 0xffff;

    private TextFrames() {}

    static void append(ByteBuf to, byte[] utf8) {
        to.writeByte(FINAL_TEXT);
        if (utf8.length < LENGTH_IN_2_BYTES) {
            to.writeByte(utf8.length);
        } else if (utf8.length <= MAX_2_BYTES) {
            to.writeByte(LENGTH_IN_2_BYTES).writeShort(utf8.length);
        } else {
            to.writeByte(LENGTH_IN_8_BYTES).writeLong(utf8.length);
        }
        to.writeBytes(utf8);
    }
}
