package dev.sluice.bench.load;

/** Takes the payload bytes of a reply as they arrive, in pieces of any size. */
@FunctionalInterface
public interface BodySink {
    /** For replies of which only the end matters. */
    BodySink NONE = (bytes, from, to) -> {};

    /** {@code bytes} belongs to the caller and is overwritten after the call. */
    void body(byte[] bytes, int from, int to);
}
