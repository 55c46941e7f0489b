package dev.sluice.codestyle;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code Format check ROOT} names every Java file that the formatter would change and exits with 1;
 * {@code Format apply ROOT} rewrites them.
 */
public final class Format {
    private static final JavaFormatterOptions OPTIONS = JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build();

    private Format() {}

    public static void main(String[] args) throws IOException, FormatterException {
        boolean apply = args[0].equals("apply");
        Path root = Path.of(args[1]);
        List<Path> unformatted = new ArrayList<>();
        for (Path file : sources(root)) {
            String before = Files.readString(file);
            String after = formatted(before);
            if (after.equals(before)) {
                continue;
            }
            unformatted.add(root.relativize(file));
            if (apply) {
                Files.writeString(file, after);
            }
        }
        if (!unformatted.isEmpty()) {
            unformatted.forEach(file -> System.err.println((apply ? "formatted " : "not formatted: ") + file));
            if (!apply) {
                System.err.println("Run dev/format.");
                System.exit(1);
            }
        }
    }

    private static String formatted(String source) throws FormatterException {
        Formatter formatter = Formatter.createFormatter(OPTIONS);
        String imports = ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(source), OPTIONS.style());
        return formatter.formatSource(imports);
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> !file.toString().contains("/node_modules/"))
                    .sorted()
                    .toList();
        }
    }
}
