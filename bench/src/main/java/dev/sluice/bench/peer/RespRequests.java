package dev.sluice.bench.peer;

import dev.sluice.bench.load.Request;

/** Commands as RESP2 arrays of bulk strings. */
final class RespRequests {
    private RespRequests() {}

    static Request command(String... words) {
        StringBuilder command = new StringBuilder("*").append(words.length).append("\r\n");
        for (String word : words) {
            command.append('$')
                    .append(word.length())
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        return new Request(command.toString());
    }
}
