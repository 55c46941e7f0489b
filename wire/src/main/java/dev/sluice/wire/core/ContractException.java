package dev.sluice.wire.core;

import org.jspecify.annotations.Nullable;

/** JSON that breaks the contract, with the path to the place: {@code $.state.progress.inputs[0].codec}. */
public final class ContractException extends RuntimeException {
    private final String jsonPath;
    private final String reason;

    ContractException(String jsonPath, String reason, @Nullable Throwable cause) {
        super(jsonPath + ": " + reason, cause);
        this.jsonPath = jsonPath;
        this.reason = reason;
    }

    public String jsonPath() {
        return jsonPath;
    }

    public String reason() {
        return reason;
    }
}
