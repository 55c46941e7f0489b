package dev.sluice.edge.rooms;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Puts the fragments of a text message together. Owned by its connection's loop. */
final class Assembly {
    private final int maxBytes;
    private @Nullable Begun begun;
    private boolean skipping;

    Assembly(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** What a fragment led to. */
    sealed interface Result {}

    record Unfinished() implements Result {}

    record TooLarge() implements Result {}

    /** It is no UTF-8, which a text must be (RFC 6455, section 8.1); found as early as a fragment tells. */
    record NotText() implements Result {}

    /** Valid UTF-8. The array is the receiver's. */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record Whole(byte[] bytes) implements Result {}

    int maxBytes() {
        return maxBytes;
    }

    /** A message began that nobody wants. */
    void skip(boolean isLast) {
        skipping = !isLast;
    }

    Result add(ByteBuf part, boolean isLast) {
        if (skipping) {
            skipping = !isLast;
            return new Unfinished();
        }
        byte[] bytes = ByteBufUtil.getBytes(part);
        Begun message = begun;
        if (message == null && isLast) {
            return Utf8Check.isUtf8(bytes) ? new Whole(bytes) : new NotText();
        }
        if (message == null) {
            message = new Begun();
        }
        begun = isLast ? null : message;
        if ((long) message.bytes.size() + bytes.length > maxBytes) {
            begun = null;
            return new TooLarge();
        }
        if (!message.text.accepts(bytes) || (isLast && !message.text.isWhole())) {
            begun = null;
            return new NotText();
        }
        message.bytes.writeBytes(bytes);
        return isLast ? new Whole(message.bytes.toByteArray()) : new Unfinished();
    }

    private static final class Begun {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Utf8Check text = new Utf8Check();
    }
}
