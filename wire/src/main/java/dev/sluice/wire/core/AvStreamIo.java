package dev.sluice.wire.core;

/** One end of a playout input. */
public record AvStreamIo(AvStreamState state, long packet, long time, long sizeKb) {
    public AvStreamIo {
        Fields.required("state", state);
    }
}
