package dev.sluice.client.items;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A {@code .env} file: lines {@code NAME=value}, as the Python SDK and shells read them. Blank lines and lines that
 * start with {@code #} are comments; {@code export} may stand before a name, spaces around the {@code =}. A value may
 * stand in single quotes (taken literally) or double quotes ({@code \n}, {@code \t}, {@code \"} and {@code \\} mean
 * what they mean elsewhere); without quotes it ends before a {@code #} that follows a space. The last of several lines
 * with one name wins. Names are matched without regard to case, and an empty value counts as absent.
 *
 * <p>Immutable.
 */
public final class EnvFile {
    /** Far above any honest file; keeps a mistyped path from filling the memory. */
    private static final long MAX_BYTES = 64 * 1024;

    private final Path path;
    private final Map<String, String> values;

    private EnvFile(Path path, Map<String, String> values) {
        this.path = path;
        this.values = values;
    }

    /**
     * Reads a file.
     *
     * @throws IOException when the file cannot be read, is larger than 64 KiB, or a line is not of the form above; the
     *     message names the file and the line
     */
    public static EnvFile read(Path path) throws IOException {
        if (Files.size(path) > MAX_BYTES) {
            throw new IOException(path + ": larger than " + MAX_BYTES + " bytes, so it is no .env file");
        }
        Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int number = 0;
        for (String line :
                Files.readString(path, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            String text = number == 1 ? withoutByteOrderMark(line).strip() : line.strip();
            if (!text.isEmpty() && text.charAt(0) != '#') {
                addLine(text, path + ", line " + number, values);
            }
        }
        return new EnvFile(path, values);
    }

    /** The file this was read from. */
    public Path path() {
        return path;
    }

    /** The value of a name, if the file gives one that is not empty. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** All names with their values; names compare without regard to case. */
    public Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    private static void addLine(String text, String place, Map<String, String> values) throws IOException {
        int equals = text.indexOf('=');
        String name = (equals < 0 ? text : text.substring(0, equals)).strip();
        if (name.toLowerCase(Locale.ROOT).startsWith("export ")) {
            name = name.substring("export ".length()).strip();
        }
        if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
            throw new IOException(place + ": NAME=value expected");
        }
        if (equals >= 0) {
            values.put(name, value(text.substring(equals + 1).strip(), place));
        }
    }

    private static String value(String raw, String place) throws IOException {
        if (raw.isEmpty() || (raw.charAt(0) != '"' && raw.charAt(0) != '\'')) {
            return unquoted(raw);
        }
        char quote = raw.charAt(0);
        StringBuilder value = new StringBuilder();
        int at = 1;
        while (at < raw.length() && raw.charAt(at) != quote) {
            boolean escape = quote == '"' && raw.charAt(at) == '\\' && at + 1 < raw.length();
            value.append(escape ? unescaped(raw.charAt(at + 1)) : String.valueOf(raw.charAt(at)));
            at += escape ? 2 : 1;
        }
        String rest = at < raw.length() ? raw.substring(at + 1).strip() : "no closing quote";
        if (!rest.isEmpty() && rest.charAt(0) != '#') {
            throw new IOException(place + ": a value in quotes must end with the same quote");
        }
        return value.toString();
    }

    private static String unquoted(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '#' && (i == 0 || Character.isWhitespace(raw.charAt(i - 1)))) {
                return raw.substring(0, i).strip();
            }
        }
        return raw;
    }

    private static String unescaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '"', '\\' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private static String withoutByteOrderMark(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1) : line;
    }
}
