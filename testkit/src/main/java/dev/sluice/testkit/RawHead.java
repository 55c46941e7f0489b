package dev.sluice.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Status line and headers of an answer, as they came over the wire.
 *
 * @param statusLine for example {@code HTTP/1.1 200 OK}
 */
public record RawHead(String statusLine, List<Header> headers) {
    /** One header line: the name as sent, the value without surrounding blanks. */
    public record Header(String name, String value) {}

    public RawHead {
        headers = List.copyOf(headers);
    }

    public int status() {
        String[] parts = statusLine.split(" ", 3);
        if (parts.length < 2 || !parts[0].startsWith("HTTP/1.") || !parts[1].matches("\\d{3}")) {
            throw new AssertionError("not a status line: " + statusLine);
        }
        return Integer.parseInt(parts[1]);
    }

    /** The first value of a header; the name's case does not matter. */
    public Optional<String> header(String name) {
        return all(name).stream().findFirst();
    }

    /** Every value of a header, in the order sent. */
    public List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    boolean isChunked() {
        return header("Transfer-Encoding")
                .map(value -> value.toLowerCase(Locale.ROOT).contains("chunked"))
                .orElse(false);
    }

    /** Informational answers, 204 and 304 end with their headers (RFC 9112, section 6.3). */
    boolean hasNoBody() {
        int status = status();
        return status < 200 || status == 204 || status == 304;
    }
}
