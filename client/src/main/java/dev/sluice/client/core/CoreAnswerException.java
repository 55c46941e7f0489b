package dev.sluice.client.core;

import dev.sluice.wire.core.ContractException;
import java.net.URI;
import java.util.List;

/** The server answered with success, but its body breaks the contract. */
public final class CoreAnswerException extends CoreException {
    private final String jsonPath;

    CoreAnswerException(String method, URI url, int code, ContractException fault) {
        super(
                method,
                url,
                code,
                line(method, url, "the answer breaks the contract at " + fault.jsonPath(), List.of(fault.reason())),
                List.of(fault.reason()),
                fault);
        this.jsonPath = fault.jsonPath();
    }

    /** The place in the body, for example {@code $.state.progress.inputs[0].codec}. */
    public String jsonPath() {
        return jsonPath;
    }
}
