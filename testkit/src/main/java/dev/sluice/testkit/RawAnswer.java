package dev.sluice.testkit;

/**
 * A whole HTTP/1.1 answer.
 *
 * @param body decoded as UTF-8; chunks already joined
 */
public record RawAnswer(RawHead head, String body) {
    public int status() {
        return head.status();
    }
}
