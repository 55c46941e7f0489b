package dev.sluice.bench.load;

/**
 * RESP2 replies (Redis serialisation protocol specification): simple strings, errors, integers, bulk strings and
 * arrays of any depth. A pushed pub/sub message is an array like any other. Bulk strings go to the sink.
 */
public final class RespReplyParser implements ReplyParser {
    private final Line line = new Line();
    /** Values still to come before the reply ends: an array of n adds n, every value that ends takes one. */
    private long valuesOpen = 1;
    /** Bytes of a bulk string still to come, or -1 while a line is being read. */
    private int bulkRemaining = -1;

    private boolean complete;
    private boolean refused;
    private String refusal = "";

    @Override
    public int parse(byte[] bytes, int from, int to, BodySink body) {
        if (complete) {
            complete = false;
            refused = false;
        }
        int at = from;
        while (at < to && !complete) {
            if (bulkRemaining > 0) {
                at = passBulk(bytes, at, to, body);
            } else {
                at = line.gather(bytes, at, to);
                if (line.ended()) {
                    lineEnded();
                }
            }
        }
        return at;
    }

    private int passBulk(byte[] bytes, int at, int to, BodySink body) {
        int length = Math.min(bulkRemaining, to - at);
        body.body(bytes, at, at + length);
        bulkRemaining -= length;
        return at + length;
    }

    private void lineEnded() {
        if (bulkRemaining == 0) {
            bulkRemaining = -1;
            valueEnded();
            return;
        }
        if (line.length() == 0) {
            throw new LoadException("An empty line where a RESP value should begin");
        }
        switch (line.at(0)) {
            case '+', ':' -> valueEnded();
            case '-' -> {
                refused = true;
                refusal = line.text();
                valueEnded();
            }
            case '$' -> {
                bulkRemaining = number();
                if (bulkRemaining < 0) {
                    valueEnded();
                }
            }
            case '*' -> {
                valuesOpen += Math.max(number(), 0);
                valueEnded();
            }
            default -> throw new LoadException("Not a RESP2 value: " + line.text());
        }
    }

    private void valueEnded() {
        valuesOpen--;
        if (valuesOpen == 0) {
            valuesOpen = 1;
            complete = true;
        }
    }

    private int number() {
        int value = 0;
        boolean negative = line.at(1) == '-';
        for (int i = negative ? 2 : 1; i < line.length(); i++) {
            value = value * 10 + (line.at(i) - '0');
        }
        return negative ? -value : value;
    }

    @Override
    public boolean complete() {
        return complete;
    }

    @Override
    public boolean refused() {
        return refused;
    }

    @Override
    public String outcome() {
        return refused ? refusal : "RESP value";
    }
}
