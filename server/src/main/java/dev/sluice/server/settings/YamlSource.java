package dev.sluice.server.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Settings from a YAML file in UTF-8. A file that is not YAML gives one mistake and no settings. */
final class YamlSource {
    private static final int MAX_BYTES = 1 << 20;

    private YamlSource() {}

    static SettingSource read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                return broken(file.toString(), "is larger than 1 MiB; that is no settings file");
            }
            return read(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return broken(file.toString(), "there is no such file");
        } catch (AccessDeniedException e) {
            return broken(file.toString(), "may not be read by this user");
        } catch (IOException e) {
            return broken(file.toString(), "cannot be read: " + e.getMessage());
        }
    }

    /** Reads the bytes of a file called {@code label} in messages. */
    static SettingSource read(String label, byte[] utf8) {
        CharBuffer text = CharBuffer.allocate(utf8.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        CoderResult result = decoder.decode(bytes, text, true);
        if (result.isError()) {
            return broken(label + ":" + line(utf8, bytes.position()), "is not UTF-8");
        }
        return read(label, withoutByteOrderMark(text.flip().toString()));
    }

    private static SettingSource read(String label, String text) {
        try {
            return new YamlEntries(label, text).read();
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            return broken(label + line, "is not valid YAML: " + Shown.sentence(e.getProblem()));
        } catch (YamlEngineException e) {
            return broken(label, "is not valid YAML: " + Shown.sentence(String.valueOf(e.getMessage())));
        }
    }

    private static SettingSource broken(String origin, String problem) {
        return new SettingSource(
                new LinkedHashMap<>(), List.of(new SettingMistake(origin, "", problem)), UnaryOperator.identity());
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static int line(byte[] utf8, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += utf8[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
