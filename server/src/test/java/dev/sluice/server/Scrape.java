package dev.sluice.server;

import dev.sluice.testkit.RawAnswer;
import java.io.IOException;
import java.util.Locale;

/** The figures of {@code /metrics} at one moment. */
record Scrape(String text) {
    static Scrape of(SluiceServer server) throws IOException {
        try (RawClient client = RawClient.anonymous(server)) {
            RawAnswer answer = client.call("GET", "/metrics");
            if (answer.status() != 200) {
                throw new AssertionError("/metrics answered " + answer);
            }
            return new Scrape(answer.body());
        }
    }

    /** The value of a figure without labels. */
    double value(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(String.format(Locale.ROOT, "no figure %s among%n%s", name, text)));
    }
}
