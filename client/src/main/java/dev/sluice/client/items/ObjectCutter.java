package dev.sluice.client.items;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a body into its JSON objects, whatever pieces it arrives in. Keeps what was added and not yet cut.
 *
 * <p>For one thread at a time.
 */
final class ObjectCutter {
    /** How objects are told apart. */
    enum Framing {
        /** The body is one object. */
        WHOLE,
        /** One object a line; blank lines count for nothing. */
        LINES
    }

    private final Framing framing;
    private final int maxBytes;
    private final Deque<ByteBuffer> pieces = new ArrayDeque<>();
    private ByteArrayOutputStream object = new ByteArrayOutputStream();

    ObjectCutter(Framing framing, int maxBytes) {
        this.framing = framing;
        this.maxBytes = maxBytes;
    }

    void add(List<ByteBuffer> more) {
        pieces.addAll(more);
    }

    /** The next object that is complete although more may come. */
    Optional<byte[]> cut() {
        while (!pieces.isEmpty() && !isTooLarge()) {
            boolean line = takePiece(pieces.element());
            if (!pieces.element().hasRemaining()) {
                pieces.remove();
            }
            if (line && !isTooLarge()) {
                Optional<byte[]> found = take();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The last object, when nothing more will come. */
    Optional<byte[]> rest() {
        return take();
    }

    /** Whether the object at hand has more bytes than allowed; nothing more can be cut then. */
    boolean isTooLarge() {
        return object.size() > maxBytes;
    }

    void clear() {
        pieces.clear();
        object = new ByteArrayOutputStream();
    }

    /** Moves bytes to the object up to a line's end, which is dropped, or the piece's; says whether a line ended. */
    private boolean takePiece(ByteBuffer piece) {
        int lineEnd = framing == Framing.LINES ? indexOfLineEnd(piece) : -1;
        int length = (lineEnd < 0 ? piece.limit() : lineEnd) - piece.position();
        byte[] bytes = new byte[length];
        piece.get(bytes);
        object.writeBytes(bytes);
        if (lineEnd >= 0) {
            piece.get();
        }
        return lineEnd >= 0;
    }

    private static int indexOfLineEnd(ByteBuffer piece) {
        for (int i = piece.position(); i < piece.limit(); i++) {
            if (piece.get(i) == '\n') {
                return i;
            }
        }
        return -1;
    }

    private Optional<byte[]> take() {
        byte[] bytes = object.toByteArray();
        object.reset();
        for (byte octet : bytes) {
            if (octet != ' ' && octet != '\r' && octet != '\t' && octet != '\n') {
                return Optional.of(bytes);
            }
        }
        return Optional.empty();
    }
}
