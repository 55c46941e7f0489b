package dev.sluice.client.core;

import dev.sluice.wire.core.InvalidRequestException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a call sends.
 *
 * @param type the content type; a Core wants JSON declared, and takes any type for files
 * @param streamed whether the timeout counts from the last moved byte instead of from the start
 */
record RequestBody(String type, Source source, boolean streamed) {
    private static final String JSON = "application/json";
    private static final String BYTES = "application/octet-stream";

    static final RequestBody NONE = new RequestBody(JSON, new InMemory(new byte[0]), false);

    /** Where the bytes are. */
    sealed interface Source {}

    /** In an array, which nobody changes. */
    private static final class InMemory implements Source {
        private final byte[] bytes;

        InMemory(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    private record InFile(Path path) implements Source {}

    private record InChannel(ReadableByteChannel channel) implements Source {}

    static RequestBody json(byte[] json) {
        return new RequestBody(JSON, new InMemory(json), false);
    }

    static RequestBody text(String text) {
        return new RequestBody("text/plain", new InMemory(text.getBytes(StandardCharsets.UTF_8)), false);
    }

    static RequestBody bytes(byte[] bytes) {
        return new RequestBody(BYTES, new InMemory(bytes), true);
    }

    /** A file, read while it is sent. */
    static RequestBody file(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InvalidRequestException("source", "cannot be read: " + file);
        }
        return new RequestBody(BYTES, new InFile(file), true);
    }

    /** A channel, read once while it is sent; it is closed at the end. */
    static RequestBody channel(ReadableByteChannel channel) {
        CoreChecks.blocking("source", channel);
        return new RequestBody(BYTES, new InChannel(channel), true);
    }

    /** Whether a second attempt can send the same bytes after the first began to. */
    boolean repeatable() {
        return !isChannel();
    }

    /** Whether the bytes come from a channel of the caller's, which may keep its reader waiting for ever. */
    boolean isChannel() {
        return source instanceof InChannel;
    }

    /** The number of its bytes, as far as it is known before they are read; -1 when not. */
    long length() {
        return switch (source) {
            case InMemory memory -> memory.bytes.length;
            case InFile(Path path) -> sizeOf(path);
            case InChannel _ -> -1;
        };
    }

    private static long sizeOf(Path path) {
        try {
            return Files.size(path);
        } catch (IOException fault) {
            throw new InvalidRequestException("source", "cannot be read: " + fault.getMessage());
        }
    }

    /**
     * Writes the bytes of one attempt, telling {@code moved} of every part when they are streamed.
     *
     * @param length what {@link #length} said before
     */
    void writeTo(OutputStream out, long length, TransferProgress moved) throws IOException {
        switch (source) {
            case InMemory memory -> {
                if (streamed) {
                    Uploads.write(memory.bytes, out, moved);
                } else {
                    out.write(memory.bytes);
                }
            }
            case InFile(Path path) -> Uploads.copyAndClose(open(path), length, out, moved);
            case InChannel(ReadableByteChannel channel) -> Uploads.copyAndClose(channel, length, out, moved);
        }
    }

    private static FileChannel open(Path path) {
        try {
            return FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException fault) {
            throw LocalFileException.reading(fault);
        }
    }

    /** The bytes of one attempt for the JDK's HttpClient. */
    BodyPublisher publisher() {
        return switch (source) {
            case InMemory memory ->
                memory.bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(memory.bytes);
            case InFile(Path path) -> publisher(path);
            case InChannel(ReadableByteChannel channel) -> BodyPublishers.fromPublisher(new ChannelPublisher(channel));
        };
    }

    private static BodyPublisher publisher(Path path) {
        try {
            return BodyPublishers.ofFile(path);
        } catch (FileNotFoundException fault) {
            throw new InvalidRequestException("source", "cannot be read: " + fault.getMessage());
        }
    }
}
