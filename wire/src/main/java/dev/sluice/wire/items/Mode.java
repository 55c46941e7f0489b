package dev.sluice.wire.items;

/** How a get waits (XRTC web documentation, "Getting data"). */
public enum Mode {
    /** Answers at once with what is there. */
    PROBE("probe"),
    /** Waits for the first item, answers, ends. */
    WATCH("watch"),
    /** Keeps the answer open and sends one JSON object and a line end per batch. */
    STREAM("stream");

    private final String wireName;

    Mode(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
