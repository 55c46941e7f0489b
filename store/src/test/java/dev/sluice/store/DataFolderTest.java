package dev.sluice.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path temp;

    @Test
    void aMissingFolderIsCreatedForItsOwnerOnly() throws Exception {
        try (DataFolder folder = DataFolder.open(temp.resolve("a/b"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void aFolderInUseIsRefusedAndStaysLockedForOtherProcesses() throws Exception {
        Path path = temp.resolve("data");
        try (DataFolder first = DataFolder.open(path)) {
            assertThatThrownBy(() -> DataFolder.open(path))
                    .isInstanceOf(DataFolderException.class)
                    .hasMessageContaining(first.path().toString())
                    .hasMessageContaining("in use by another Sluice");
            assertThat(lockIn(path)).startsWith("refused:").contains("in use by another Sluice");
        }
        assertThat(lockIn(path)).isEqualTo("locked");
        DataFolder.open(path).close();
    }

    @Test
    void anotherNameOfTheSameFolderIsTheSameFolder() throws Exception {
        Path path = temp.resolve("data");
        try (DataFolder first = DataFolder.open(path)) {
            Path link = Files.createSymbolicLink(temp.resolve("link"), first.path());
            assertThatThrownBy(() -> DataFolder.open(link)).isInstanceOf(DataFolderException.class);
        }
    }

    @Test
    void aFileInTheWayIsNamed() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));
        assertThatThrownBy(() -> DataFolder.open(file))
                .isInstanceOf(DataFolderException.class)
                .hasMessageContaining("cannot be created")
                .hasMessageContaining("there is a file of that name");
    }

    /** What another process gets to hear when it opens the folder. */
    private String lockIn(Path path) throws Exception {
        Process child = ChildJvm.start(temp, LockProgram.class, path.toString());
        try (BufferedReader out = child.inputReader()) {
            String line = out.readLine();
            child.waitFor();
            return line == null ? "" : line;
        } finally {
            child.destroyForcibly();
        }
    }

    /** Runs in the child. */
    static final class LockProgram {
        private LockProgram() {}

        public static void main(String[] args) {
            try (DataFolder folder = DataFolder.open(Path.of(args[0]))) {
                System.out.println(folder.path().equals(Path.of(args[0]).toAbsolutePath()) ? "locked" : "elsewhere");
            } catch (DataFolderException refused) {
                System.out.println("refused: " + refused.getMessage());
            }
        }
    }
}
