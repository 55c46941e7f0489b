package dev.sluice.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Fails a test during which the server, Vert.x or Netty logged a warning or an error: clients must not be able to fill
 * the log, and an exception that nobody expected ends up there.
 */
final class NothingLogged implements BeforeEachCallback, AfterEachCallback {
    private final Events events = new Events();

    private static final class Events extends AppenderBase<ILoggingEvent> {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
                lines.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage());
            }
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        events.lines.clear();
        events.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        events.start();
        root().addAppender(events);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        root().detachAppender(events);
        events.stop();
        if (!events.lines.isEmpty()) {
            throw new AssertionError("logged:\n" + String.join("\n", events.lines));
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
