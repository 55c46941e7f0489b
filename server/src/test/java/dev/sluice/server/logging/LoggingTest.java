package dev.sluice.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

final class LoggingTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z ";

    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private PrintStream standardError;

    @BeforeEach
    void captureStandardError() {
        context.setMDCAdapter(new LogbackMDCAdapter());
        standardError = System.err;
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveStandardErrorBack() {
        System.setErr(standardError);
        context.stop();
    }

    @Test
    void anEventIsOneLineForPeople() {
        configure(LogSettings.Level.INFO, LogSettings.Format.TEXT);

        logger("dev.sluice.items.Portal").atWarn().addKeyValue("portal", "a").log("a reader é was lapped by {}", 3);

        assertThat(written()).matches(TIME + "WARN  items\\.Portal a reader é was lapped by 3 portal=a\n");
    }

    @Test
    void clientsOverSocketIoCannotFillTheLogThroughTheLibrary() {
        configure(LogSettings.Level.INFO, LogSettings.Format.TEXT);

        logger("com.corundumstudio.socketio.handler.InPacketHandler").error("Error during data processing");
        assertThat(written()).isEmpty();

        configure(LogSettings.Level.DEBUG, LogSettings.Format.TEXT);
        logger("com.corundumstudio.socketio.handler.InPacketHandler").error("Error during data processing");
        assertThat(written()).contains("Error during data processing");
    }

    @Test
    void lineEndsInAMessageCannotForgeALine() {
        configure(LogSettings.Level.INFO, LogSettings.Format.TEXT);

        logger("x").atInfo().addKeyValue("k", "c\u2028d").log("a\r\n2026 ERROR {}", "b\nc");

        assertThat(written()).matches(TIME + "INFO  x a 2026 ERROR b c k=c d\n");
    }

    @Test
    void theTraceOfAnExceptionFollowsIndented() {
        configure(LogSettings.Level.INFO, LogSettings.Format.TEXT);

        logger("x").error("failed", new IllegalStateException("broken\nbadly"));

        assertThat(written().lines()).hasSizeGreaterThan(2).first().asString().endsWith("ERROR x failed");
        assertThat(written().lines().skip(1)).allMatch(line -> line.startsWith("    "));
    }

    @Test
    void asJsonEveryEventIsOneObjectOnOneLine() {
        configure(LogSettings.Level.INFO, LogSettings.Format.JSON);

        logger("dev.sluice.X").error("a\n{}", "b", new IllegalStateException("broken"));

        assertThat(written().lines())
                .singleElement()
                .asString()
                .startsWith("{")
                .contains("\"formattedMessage\":\"a\\nb\"", "\"level\":\"ERROR\"", "broken")
                .endsWith("}");
    }

    @Test
    void eventsBelowTheLevelAreNotWritten() {
        configure(LogSettings.Level.WARN, LogSettings.Format.TEXT);

        logger("x").info("not this");

        assertThat(written()).isEmpty();
    }

    @Test
    void librariesThatTalkMuchAreHeardFromWarningsOn() {
        configure(LogSettings.Level.INFO, LogSettings.Format.TEXT);
        logger("io.netty.util.X").info("not this");
        logger("io.vertx.core.X").warn("but this");
        assertThat(written()).contains("but this").doesNotContain("not this");
    }

    @Test
    void whoAsksForMoreHearsTheLibrariesToo() {
        configure(LogSettings.Level.DEBUG, LogSettings.Format.TEXT);
        logger("io.netty.util.X").debug("now this");
        assertThat(written()).contains("now this");
    }

    private void configure(LogSettings.Level level, LogSettings.Format format) {
        Logging.configure(context, new LogSettings(level, format));
    }

    private Logger logger(String name) {
        return context.getLogger(name);
    }

    private String written() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
