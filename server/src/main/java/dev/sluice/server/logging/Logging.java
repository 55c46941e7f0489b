package dev.sluice.server.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets up Logback in code: faster to start than from XML, and nothing on the class path of a program that embeds the
 * server. Only a program that owns the process calls this; an embedded server logs as its host is set up.
 */
public final class Logging {
    /** Libraries that tell at INFO what only their developers want to know. */
    private static final List<String> TALKATIVE = List.of("io.netty", "io.vertx");

    /** Logs as errors, with traces, what clients send that is wrong; what is a fault of ours, its adapter logs itself. */
    private static final String FILLS_THE_LOG = "com.corundumstudio.socketio";

    private Logging() {}

    /** Replaces the configuration of the whole process. Does nothing when another logger than Logback is in place. */
    public static void configure(LogSettings settings) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            configure(context, settings);
        }
    }

    static void configure(LoggerContext context, LogSettings settings) {
        context.reset();
        Level level = Level.toLevel(settings.level().name());
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(level);
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(standardError(context, settings.format()));
        if (level.isGreaterOrEqual(Level.INFO)) {
            context.getLogger(FILLS_THE_LOG).setLevel(Level.OFF);
        }
        if (level.equals(Level.INFO)) {
            TALKATIVE.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
        }
    }

    private static ConsoleAppender<ILoggingEvent> standardError(LoggerContext context, LogSettings.Format format) {
        Encoder<ILoggingEvent> encoder = switch (format) {
            case TEXT -> text();
            case JSON -> json();
        };
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static Encoder<ILoggingEvent> text() {
        TextLayout layout = new TextLayout();
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        return encoder;
    }

    private static Encoder<ILoggingEvent> json() {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        encoder.setWithMDC(false);
        return encoder;
    }
}
