package dev.cutover.connector.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of the superuser, in a folder that another user may write to. */
class ReplacedFileTest {
    private static final String UNPRIVILEGED = "65534";

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private Path file;
    private Path said;

    @BeforeEach
    void start() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only the superuser can act as another user");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        file = Files.writeString(folder.resolve("weights.map"), "us-east 500\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwxr-xr-x"));
        said = Files.createFile(elsewhere.resolve("said"));
        Files.setPosixFilePermissions(said, PosixFilePermissions.fromString("rw-rw-rw-"));
    }

    /** What another user is told: the obstacle, and how the writing ended. */
    private List<String> asAnotherUser() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "setpriv",
                        "--reuid=" + UNPRIVILEGED,
                        "--regid=" + UNPRIVILEGED,
                        "--clear-groups",
                        "--",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherUser.class.getName(),
                        file.toString(),
                        said.toString())
                .redirectErrorStream(true)
                .start();
        String trouble = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assumeTrue(!trouble.contains("Could not find or load"), "another user cannot read the classes here");
        return Files.readAllLines(said);
    }

    /** The main class of the other user's process. */
    static final class OtherUser {
        private OtherUser() {}

        public static void main(String[] arguments) throws IOException {
            var file = new ReplacedFile(Path.of(arguments[0]));
            Files.write(Path.of(arguments[1]), List.of("obstacle: " + file.obstacle(), written(file)));
        }

        private static String written(ReplacedFile file) {
            try {
                file.write("us-east 0\n".getBytes(StandardCharsets.US_ASCII));
                return "written";
            } catch (IOException e) {
                return ReplacedFile.reason(file.path(), e);
            }
        }
    }

    @Test
    void aFileOfAnotherUserIsReplacedAndKeepsItsMode() throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(asAnotherUser()).containsExactly("obstacle: ", "written");
        assertThat(file).hasContent("us-east 0");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw-r--");
    }

    @Test
    void aFolderWhereEachUserReplacesOnlyTheirOwnFilesIsAnObstacleAndNothingIsWritten() throws Exception {
        Files.setAttribute(folder, "unix:mode", 01777);
        var said = asAnotherUser();
        assertThat(said.get(0)).contains(file + " cannot be replaced: it belongs to another user");
        assertThat(said.get(1)).startsWith(file + " cannot be used: ").doesNotContain(".cutover");
        assertThat(file).hasContent("us-east 500");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsAnObstacleAndTheFileIsNamed() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(asAnotherUser())
                .containsExactly(
                        "obstacle: a file that replaces " + file + " cannot be made: the folder " + folder
                                + " cannot be written to",
                        "the permission to change " + file + " is denied");
    }
}
