package dev.sluice.cli.terminal;

import java.io.Console;
import java.util.Optional;

/** The terminal, where there is one. */
public final class Terminal {
    private Terminal() {}

    /** Whether output goes to a person's terminal, not to a file or another program. */
    public static boolean isOutput() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /** Text of others with control characters made visible, so that it cannot steer the terminal; tabs stay. */
    public static String harmless(String text) {
        if (text.chars().noneMatch(Terminal::isHarmful)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> {
            if (isHarmful(c)) {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.append((char) c);
            }
        });
        return shown.toString();
    }

    private static boolean isHarmful(int c) {
        return Character.isISOControl(c) && c != '\t' && c != '\n';
    }
}
