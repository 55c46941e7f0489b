package dev.sluice.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A run's two files: the tables for people, every round for programs. */
public record ReportFiles(Path markdown, Path json) {
    private static final DateTimeFormatter FILE_NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** Writes {@code folder/<time>-<kind>.md} and {@code .json}. */
    public static ReportFiles write(Path folder, String kind, Report report) throws IOException {
        Files.createDirectories(folder);
        String name = FILE_NAME.format(report.startedAt()) + "-" + kind;
        ReportFiles files = new ReportFiles(folder.resolve(name + ".md"), folder.resolve(name + ".json"));
        Files.writeString(files.markdown, MarkdownReport.of(report));
        Files.writeString(files.json, JsonReport.of(report));
        return files;
    }
}
