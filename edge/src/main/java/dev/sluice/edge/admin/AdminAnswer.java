package dev.sluice.edge.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.wire.items.ItemAnswerWriter;
import org.jspecify.annotations.Nullable;

/**
 * What goes back for an admin call.
 *
 * @param text JSON
 * @param allow with status 405, the methods that the path answers to
 */
public record AdminAnswer(int status, String text, @Nullable String allow) {
    static AdminAnswer of(int status, byte[] json) {
        return new AdminAnswer(status, new String(json, UTF_8), null);
    }

    static AdminAnswer done() {
        return new AdminAnswer(200, "{}", null);
    }

    static AdminAnswer error(int status, String message) {
        return of(status, ItemAnswerWriter.error(2, status, message));
    }

    static AdminAnswer nothingHere() {
        return error(404, "nothing is at this path");
    }

    static AdminAnswer notAllowed(String allow) {
        AdminAnswer error = error(405, "this path answers to " + allow);
        return new AdminAnswer(error.status(), error.text(), allow);
    }

    public byte[] json() {
        return text.getBytes(UTF_8);
    }
}
