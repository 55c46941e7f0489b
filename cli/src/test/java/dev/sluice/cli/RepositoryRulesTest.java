package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING.md asks of every file, as far as a program can tell. */
final class RepositoryRulesTest {
    private static final int MAX_FILE_LINES = 600;
    private static final int MAX_METHOD_LINES = 60;

    /** A table of test cases is one expression, however long. */
    private static final Pattern TABLE = Pattern.compile(".*/src/test/.*Cases\\.java");

    // Split words, so that this file does not break its own rules.
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");

    private static final Pattern SLEEP =
            Pattern.compile("\\bThread\\.sleep|TimeUnit\\.\\w+\\.sleep|waitFor" + "Timeout");
    private static final Pattern SWITCHED_OFF = Pattern.compile("@Dis" + "abled");

    @Test
    void everyPackageSaysWhatItIsForAndHasNullnessChecked() throws IOException {
        Set<String> described = packages(file -> file.endsWith("package-info.java"));

        assertThat(packages(file -> true)).isSubsetOf(described);
        for (Path file : RepositoryFiles.endingWith("package-info.java")) {
            assertThat(file).content().contains("@NullMarked\npackage ");
        }
    }

    @Test
    void filesAreShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : RepositoryFiles.endingWith(".java", ".js", ".py")) {
            int lines = Files.readAllLines(file).size();
            if (lines > MAX_FILE_LINES) {
                tooLong.add(RepositoryFiles.shown(file) + ": " + lines + " lines");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void methodsAreShort() throws IOException {
        List<Path> files = RepositoryFiles.endingWith(".java").stream()
                .filter(file -> !TABLE.matcher(file.toString()).matches())
                .toList();

        List<MethodLengths.Method> methods = MethodLengths.of(files);

        assertThat(methods).hasSizeGreaterThan(1_000);
        assertThat(methods)
                .filteredOn(method -> method.lines() > MAX_METHOD_LINES)
                .isEmpty();
    }

    @Test
    void nothingIsLeftForLater() throws IOException {
        assertThat(matches(
                        UNFINISHED,
                        ".java",
                        ".js",
                        ".mjs",
                        ".ts",
                        ".css",
                        ".html",
                        ".py",
                        ".sh",
                        ".md",
                        ".xml",
                        ".yml",
                        ".yaml"))
                .isEmpty();
    }

    @Test
    void noTestSleeps() throws IOException {
        assertThat(matches(SLEEP, ".java")).isEmpty();
    }

    @Test
    void noTestIsSwitchedOff() throws IOException {
        assertThat(matches(SWITCHED_OFF, ".java")).isEmpty();
    }

    @Test
    void everySuppressedWarningHasItsReasonBesideOrAboveIt() throws IOException {
        List<String> unexplained = new ArrayList<>();
        for (Path file : RepositoryFiles.endingWith(".java")) {
            String above = "";
            for (String line : Files.readAllLines(file)) {
                if (line.strip().startsWith("@Suppress" + "Warnings") && !(above + line).contains("//")) {
                    unexplained.add(RepositoryFiles.shown(file) + ": " + line.strip());
                }
                above = line;
            }
        }
        assertThat(unexplained).isEmpty();
    }

    @Test
    void noTestMayHang() throws IOException {
        for (Path tests : modulesWithTests()) {
            assertThat(tests.resolve("src/test/resources/junit-platform.properties"))
                    .content()
                    .contains("junit.jupiter.execution.timeout.default");
        }
    }

    @Test
    void everyTestIsWatchedForLeaks() throws IOException {
        for (Path tests : modulesWithTests()) {
            boolean isBelowTheTestkit = tests.endsWith("base");
            assertThat(isBelowTheTestkit || watchesLeaks(tests))
                    .as("%s needs sluice-testkit and the detection of extensions", tests)
                    .isTrue();
        }
    }

    private static boolean watchesLeaks(Path module) throws IOException {
        String pom = Files.readString(module.resolve("pom.xml"));
        String junit = Files.readString(module.resolve("src/test/resources/junit-platform.properties"));
        return pom.contains("sluice-testkit") && junit.contains("extensions.autodetection.enabled = true");
    }

    /**
     * They are not on this module's class path, where ArchitectureTest would see them. Examples show the rooms library,
     * too, which is made to be used without the server.
     */
    @Test
    void examplesAndBenchmarksKnowNothingOfTheServer() throws IOException {
        Pattern beyondSdks = Pattern.compile("^import (static )?dev\\.sluice\\.(?!client|wire|rooms|examples)");
        Pattern beyondClients = Pattern.compile("^import (static )?dev\\.sluice\\.(?!client|wire|bench)");

        assertThat(matches(beyondSdks, ".java")).noneMatch(line -> line.startsWith("examples/src/main"));
        assertThat(matches(beyondClients, ".java")).noneMatch(line -> line.startsWith("bench/src/main"));
    }

    @Test
    void decisionsAreNumberedOnce() throws IOException {
        assertThat(RepositoryFiles.endingWith(".md"))
                .filteredOn(page -> page.startsWith(RepositoryFiles.ROOT.resolve("docs/decisions")))
                .extracting(page -> page.getFileName().toString().substring(0, 4))
                .doesNotHaveDuplicates();
    }

    /** Module and package of the Java files that are wanted, as in {@code items dev.sluice.items}. */
    private static Set<String> packages(Predicate<Path> wanted) throws IOException {
        return RepositoryFiles.endingWith(".java").stream()
                .filter(wanted)
                .map(file -> RepositoryFiles.shown(file.resolveSibling("")))
                .map(folder -> folder.replaceFirst("/src/\\w+/java/", " ").replace('/', '.'))
                .collect(Collectors.toSet());
    }

    private static List<Path> modulesWithTests() throws IOException {
        try (Stream<Path> modules = Files.list(RepositoryFiles.ROOT)) {
            return modules.filter(module -> Files.isDirectory(module.resolve("src/test/java")))
                    .toList();
        }
    }

    private static List<String> matches(Pattern pattern, String... suffixes) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : RepositoryFiles.endingWith(suffixes)) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (pattern.matcher(lines.get(i)).find()) {
                    found.add(RepositoryFiles.shown(file) + ":" + (i + 1) + ": "
                            + lines.get(i).strip());
                }
            }
        }
        return found;
    }
}
