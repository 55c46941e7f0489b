package dev.sluice.wire.core;

/** What a process can be told (Core REST API v3, {@code PUT /process/{id}/command}). All return after the effect. */
public enum ProcessCommand {
    START("start"),
    STOP("stop"),
    /** Up to Core 16.16: ends the run; the process comes back only if it reconnects. */
    RESTART("restart"),
    /** Resolves placeholders and references again, then starts anew if it was started. */
    RELOAD("reload");

    private final String wireName;

    ProcessCommand(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
