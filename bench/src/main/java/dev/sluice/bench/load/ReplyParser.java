package dev.sluice.bench.load;

/**
 * Finds the end of each reply in a byte stream that may be split anywhere. One parser per connection; used by the
 * selector thread only.
 */
public sealed interface ReplyParser permits HttpReplyParser, RespReplyParser {
    /**
     * Consumes bytes until one reply has ended or all are used.
     *
     * @return index of the first byte not used
     */
    int parse(byte[] bytes, int from, int to, BodySink body);

    /** Whether the last {@link #parse} ended a reply. */
    boolean complete();

    /** Whether the reply that ended was a refusal: a status other than 200, or a RESP error. */
    boolean refused();

    /** One line naming what the server answered, for messages. */
    String outcome();
}
