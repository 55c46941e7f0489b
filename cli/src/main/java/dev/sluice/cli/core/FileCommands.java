package dev.sluice.cli.core;

import dev.sluice.cli.terminal.Table;
import dev.sluice.client.core.CallOptions;
import dev.sluice.client.core.FileCalls;
import dev.sluice.client.core.FileQuery;
import dev.sluice.wire.core.FileInfo;
import dev.sluice.wire.core.FilesystemInfo;
import dev.sluice.wire.core.InvalidRequestException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sluice core fs}. */
@Command(name = "fs", description = "Storages and their files.", mixinStandardHelpOptions = true)
final class FileCommands implements Runnable {
    private static final FileCalls CALLS = FileCalls.LOCAL;

    @Spec
    private CommandSpec spec;

    FileCommands() {
        spec = CommandSpec.create();
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    @Command(description = "The files of a storage such as mem or disk; without a name: the storages.")
    int ls(
            @Mixin CoreTarget target,
            @Parameters(paramLabel = "STORAGE", arity = "0..1") @Nullable String storage,
            @Option(names = "--glob", paramLabel = "GLOB", description = "Only names that match, as in '/**.ts'.")
                    @Nullable
                    String glob) {
        if (storage == null) {
            return target.show(out(), CALLS.list(), FileCommands::storages);
        }
        FileQuery query = (glob == null ? FileQuery.ALL : FileQuery.glob(glob)).sortedBy(FileQuery.Sort.NAME);
        String name = storage.endsWith(":") ? storage.substring(0, storage.length() - 1) : storage;
        return target.show(out(), CALLS.files(name, query), FileCommands::files);
    }

    private static String storages(List<FilesystemInfo> storages) {
        Table table = Table.of("NAME", "TYPE", "MOUNT");
        storages.forEach(storage -> table.row(storage.name(), storage.type(), storage.mount()));
        return table.toString();
    }

    private static String files(List<FileInfo> files) {
        Table table = Table.of("NAME", "BYTES", "MODIFIED");
        files.forEach(file -> table.row(file.name(), file.sizeBytes(), Table.instant(file.lastModified())));
        return table.toString();
    }

    @Command(description = "Stores a file, as in: put a.mp4 mem:/a.mp4")
    int put(
            @Mixin CoreTarget target,
            @Parameters(paramLabel = "FILE") Path file,
            @Parameters(paramLabel = "STORAGE:/PATH") String location) {
        Location to = Location.parse(location).within(String.valueOf(file.getFileName()));
        return target.with(client -> {
            try (ProgressBar bar = ProgressBar.onTerminal(to.path())) {
                client.with(CallOptions.DEFAULT.withProgress(bar)).filesystems().put(to.storage(), to.path(), file);
            }
        });
    }

    @Command(description = "Fetches a file, as in: get mem:/a.mp4 a.mp4")
    int get(
            @Mixin CoreTarget target,
            @Parameters(paramLabel = "STORAGE:/PATH") String location,
            @Parameters(paramLabel = "FILE") Path file) {
        Location from = Location.parse(location);
        Path wanted = Files.isDirectory(file) ? file.resolve(from.fileName()) : file;
        return target.with(client -> {
            try (ProgressBar bar = ProgressBar.onTerminal(from.path())) {
                client.with(CallOptions.DEFAULT.withProgress(bar))
                        .filesystems()
                        .download(from.storage(), from.path(), wanted.toAbsolutePath());
            }
        });
    }

    @Command(description = "Deletes a file, as in: rm mem:/a.mp4")
    int rm(@Mixin CoreTarget target, @Parameters(paramLabel = "STORAGE:/PATH") String location) {
        Location at = Location.parse(location);
        return target.with(client -> client.filesystems().delete(at.storage(), at.path()));
    }

    /** A file in a storage, written {@code storage:/path}. */
    private record Location(String storage, String path) {
        static Location parse(String text) {
            int colon = text.indexOf(':');
            if (colon <= 0 || colon == text.length() - 1) {
                throw new InvalidRequestException(
                        "STORAGE:/PATH", "must name storage and path, as in mem:/a.mp4, not '" + text + "'");
            }
            return new Location(text.substring(0, colon), text.substring(colon + 1));
        }

        /** A path that ends with a slash is a folder that gets a file of this name. */
        Location within(String fileName) {
            return path.endsWith("/") ? new Location(storage, path + fileName) : this;
        }

        String fileName() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }
}
