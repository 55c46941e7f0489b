package dev.sluice.server.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.event.KeyValuePair;

/**
 * {@code 2026-01-31T12:00:00.000Z WARN  access.Logins too many logins account=AC1}: time in UTC, level, logger, message,
 * pairs. Line ends in messages become blanks, so that nobody's input can forge a line; only the trace of an exception
 * follows on lines of its own, each indented.
 */
final class TextLayout extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
    private static final String OWN_PACKAGES = "dev.sluice.";

    @Override
    public String doLayout(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160);
        TIME.formatTo(Instant.ofEpochMilli(event.getTimeStamp()), line);
        line.append(' ')
                .append(event.getLevel())
                .repeat(' ', 6 - event.getLevel().levelStr.length());
        line.append(shortName(event.getLoggerName())).append(' ').append(oneLine(event.getFormattedMessage()));
        appendPairs(line, event);
        line.append('\n');
        if (event.getThrowableProxy() != null) {
            appendTrace(line, ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return line.toString();
    }

    private static String shortName(String logger) {
        return logger.startsWith(OWN_PACKAGES) ? logger.substring(OWN_PACKAGES.length()) : logger;
    }

    private static void appendPairs(StringBuilder line, ILoggingEvent event) {
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                line.append(' ').append(pair.key).append('=').append(oneLine(String.valueOf(pair.value)));
            }
        }
    }

    private static void appendTrace(StringBuilder line, String trace) {
        trace.lines().forEach(frame -> line.append("    ").append(frame.strip()).append('\n'));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R+", " ");
    }
}
