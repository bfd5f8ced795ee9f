package dev.cutover.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
    private static final Map<String, String> PATH = Map.of("PATH", "/usr/bin:/bin");

    @TempDir
    private Path folder;

    @Test
    void theUnmistakableVariableComesFirst() {
        var source = new EnvironmentSource(Map.of("TOKEN", "plain", "CUTOVER_SECRET_TOKEN", "meant", "OTHER", "other"));
        assertThat(source.find("TOKEN")).contains("meant");
        assertThat(source.find("OTHER")).contains("other");
        assertThat(source.find("NONE")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rwx------"})
    void aPrivateFileIsReadWithoutItsLineBreak(String permissions) throws IOException {
        write("TOKEN", "two\nlines\r\n", permissions);
        assertThat(new FolderSource(folder).find("TOKEN")).contains("two\nlines");
        assertThat(new FolderSource(folder).find("NONE")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
    void aFileOpenToOthersIsRefused(String permissions) throws IOException {
        write("TOKEN", "the value", permissions);
        assertThatThrownBy(() -> new FolderSource(folder).find("TOKEN"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining("the value");
    }

    @Test
    void aLinkOutOfTheFolderIsRefusedAndOneWithinFollowed() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("secrets"));
        write("outside", "outside value", "rw-------");
        Files.createSymbolicLink(inner.resolve("OUT"), folder.resolve("outside"));
        Files.createDirectory(inner.resolve("..data"));
        write("secrets/..data/IN", "inside value", "rw-------");
        Files.createSymbolicLink(inner.resolve("IN"), Path.of("..data/IN"));
        var source = new FolderSource(inner);
        assertThat(source.find("IN")).contains("inside value");
        assertThatThrownBy(() -> source.find("OUT")).isInstanceOf(ProblemException.class);
    }

    @Test
    void aFileThatIsNoTextIsRefused() throws IOException {
        Path file = folder.resolve("TOKEN");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 1, 2, 3, 4, 5});
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> new FolderSource(folder).find("TOKEN"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void aCommandPrintsTheSecretOrHasNone() {
        var source = new CommandSource(
                List.of("sh", "-c", "test \"$1\" = store/TOKEN && echo 'from the store'", "sh", "store/{name}"), PATH);
        assertThat(source.find("TOKEN")).contains("from the store");
        assertThat(source.find("NONE")).isEmpty();
        assertThat(source.advice("NONE")).contains("store/NONE");
    }

    @Test
    void aCommandThatIsMissingIsAProblem() {
        assertThatThrownBy(() -> new CommandSource(List.of("no-such-store", "{name}"), PATH).find("TOKEN"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no-such-store")
                .hasMessageContaining("TOKEN");
    }

    @Test
    void aCommandThatIsNotToldTheNameIsRefused() {
        assertThatThrownBy(() -> new CommandSource(List.of("pass", "show"), PATH))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("{name}");
    }

    private void write(String name, String text, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
