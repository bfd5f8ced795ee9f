package dev.cutover.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cutover.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
    @TempDir
    private Path folder;

    @Test
    void variablesAreFoundByTheirUnmistakableAndByTheirPlainNames() {
        var variables = Map.of("TOKEN", "plain", "CUTOVER_SECRET_TOKEN", "meant", "OTHER", "other");

        assertThat(EnvironmentSource.unmistakable(variables).find("TOKEN")).contains("meant");
        assertThat(EnvironmentSource.unmistakable(variables).find("OTHER")).isEmpty();
        assertThat(EnvironmentSource.plain(variables).find("OTHER")).contains("other");
        assertThat(EnvironmentSource.plain(variables).find("NONE")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rwx------"})
    void aPrivateFileIsReadWithoutItsLineBreak(String permissions) throws IOException {
        write("TOKEN", "two\nlines\r\n", permissions);
        assertThat(new FolderSource(folder).find("TOKEN")).contains("two\nlines");
        assertThat(new FolderSource(folder).find("NONE")).isEmpty();
    }

    @Test
    void aFileThatNobodyMayReadIsRefusedWithWhatToDo() throws IOException {
        write("TOKEN", "secret", "---------");

        assertThatThrownBy(() -> new FolderSource(folder).find("TOKEN"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("cannot be read by its owner")
                .satisfies(
                        e -> assertThat(((ProblemException) e).problems().get(0).hint())
                                .contains("chmod 600"));
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
    void aNamedFileIsReadAlsoThroughALink() throws IOException {
        write("password", "the value\n", "r--------");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("password"));
        var source = new NamedFileSource(Map.of("DB", folder.resolve("password"), "LINKED", folder.resolve("link")));
        assertThat(source.find("DB")).contains("the value");
        assertThat(source.find("LINKED")).contains("the value");
        assertThat(source.find("OTHER")).isEmpty();
    }

    @Test
    void aNamedFileThatIsMissingOrOpenToOthersIsRefused() throws IOException {
        write("open", "the value", "rw-r--r--");
        var source = new NamedFileSource(Map.of("GONE", folder.resolve("gone"), "OPEN", folder.resolve("open")));
        assertThatThrownBy(() -> source.find("GONE"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("there is no file " + folder.resolve("gone"))
                .hasMessageContaining("CUTOVER_SECRET_GONE");
        assertThatThrownBy(() -> source.find("OPEN"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining("the value");
    }

    private void write(String name, String text, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
