package dev.sluice.edge.rooms;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Puts the fragments of a text message together. Owned by its connection's loop. */
final class Assembly {
    private final int maxBytes;
    private @Nullable ByteArrayOutputStream begun;
    private boolean skipping;

    Assembly(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** What a fragment led to. */
    sealed interface Result {}

    record Unfinished() implements Result {}

    record TooLarge() implements Result {}

    /** The array is the receiver's. */
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
        ByteArrayOutputStream earlier = begun;
        if (earlier == null && isLast) {
            return new Whole(ByteBufUtil.getBytes(part));
        }
        ByteArrayOutputStream message = earlier == null ? new ByteArrayOutputStream() : earlier;
        if ((long) message.size() + part.readableBytes() > maxBytes) {
            begun = null;
            return new TooLarge();
        }
        message.writeBytes(ByteBufUtil.getBytes(part));
        begun = isLast ? null : message;
        return isLast ? new Whole(message.toByteArray()) : new Unfinished();
    }
}
