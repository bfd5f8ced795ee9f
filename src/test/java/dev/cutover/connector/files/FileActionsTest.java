package dev.cutover.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.cutover.spi.Finding;
import dev.cutover.spi.Outcome;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileActionsTest {
    private static final Map<String, Object> LINE = Map.of("file", "moved.log", "line", "us-east 25 %");

    @TempDir
    private Path below;

    private HandOver files;

    @BeforeEach
    void begin() throws IOException {
        files = new HandOver(below);
    }

    @Test
    void aFlagSaysWhatItIsAndWhoSetIt() throws Exception {
        assertThat(files.call("set-flag", Map.of("flag", "go", "value", "green"), "run-1/go"))
                .isEqualTo(Outcome.succeeded("set"));
        assertThat(files.text("go")).isEqualTo("value=green\nkey=run-1/go\ncorrelation=contract\n");
        assertThat(files.call("read-flag", Map.of("flag", "go"), "-"))
                .isEqualTo(Outcome.succeeded("it is set", Map.of("set", "true", "value", "green", "key", "run-1/go")));
        try (Stream<Path> left = Files.list(files.path("."))) {
            assertThat(left).as("nothing but the flag").hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../go", "/etc/go", "a/../go", "", "a//b", "no-such-folder/go", "link/go", "to-secret"})
    void noNameLeavesTheFolder(String name) throws Exception {
        Files.createSymbolicLink(files.path("link"), below);
        Files.createSymbolicLink(files.path("to-secret"), below.resolve("secret"));
        assertThat(files.call("set-flag", Map.of("flag", name), "k"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.changedNothing()).isTrue());
        assertThat(below.resolve("go")).doesNotExist();
        assertThat(below.resolve("secret")).doesNotExist();
    }

    @Test
    void aLineIsAddedOnceForEachKey() throws Exception {
        assertThat(files.call("append", LINE, "run-1/a")).isEqualTo(Outcome.succeeded("added"));
        assertThat(files.call("append", LINE, "run-1/b")).isEqualTo(Outcome.succeeded("added"));
        assertThat(files.call("append", LINE, "run-1/a")).isEqualTo(Outcome.succeeded("the line was there already"));
        assertThat(files.text("moved.log")).isEqualTo("run-1/a\tus-east 25 %\nrun-1/b\tus-east 25 %\n");
    }

    /** Programs that know nothing of locks, too. */
    @Test
    void whatOthersAppendMeanwhileIsNeverOverwrittenOrCut() throws Exception {
        files.with("moved.log", "");
        var others = CompletableFuture.runAsync(() -> IntStream.range(0, 2_000).forEach(this::appendByHand));
        for (int i = 0; i < 200 || !others.isDone(); i++) {
            add("run-1/" + i % 200);
        }
        others.join();
        assertThat(files.text("moved.log").lines().filter(line -> line.startsWith("other ")))
                .hasSize(2_000);
    }

    private void appendByHand(int number) {
        try {
            Files.writeString(files.path("moved.log"), "other " + number + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A key that another key begins with is another one. */
    @Test
    void aLongerKeyIsAnotherKey() throws Exception {
        files.call("append", LINE, "run-1/a/back");
        assertThat(files.readBack("append", LINE, "run-1/a")).isEqualTo(Finding.NOT_DONE);
        assertThat(files.readBack("append", LINE, "run-1/a/back")).isEqualTo(Finding.DONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run-1/a\\tus-e   | run-1/a\\tus-east 25 %\\n              | a part of the line was there
            run-1/a\\tother  | run-1/a\\tother\\nrun-1/a\\tus-east 25 %\\n | added; the line before it has no end
            run-1/           | run-1/\\nrun-1/a\\tus-east 25 %\\n      | added; the line before it has no end
            x\\nsomebody's   | x\\nsomebody's\\nrun-1/a\\tus-east 25 %\\n | added; the line before it has no end
            """)
    void aTornLineIsCompletedOrClosedAndNeverGlued(String before, String after, String told) throws Exception {
        files.with("moved.log", plain(before));
        assertThat(files.readBack("append", LINE, "run-1/a")).isEqualTo(Finding.NOT_DONE);
        assertThat(files.call("append", LINE, "run-1/a"))
                .isInstanceOfSatisfying(
                        Outcome.Succeeded.class,
                        succeeded -> assertThat(succeeded.detail()).startsWith(told));
        assertThat(files.text("moved.log")).isEqualTo(plain(after));
        assertThat(files.readBack("append", LINE, "run-1/a")).isEqualTo(Finding.DONE);
    }

    @Test
    void manyCallsAtOnceAddEachTheirLine() throws Exception {
        var calls = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.runAsync(() -> add("run-1/" + i % 10)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(calls).join();
        assertThat(files.text("moved.log").lines()).hasSize(10).doesNotHaveDuplicates();
    }

    @Test
    void aLineBreakInALineIsRefused() throws Exception {
        assertThat(files.call("append", Map.of("file", "moved.log", "line", "a\nb"), "k"))
                .isEqualTo(Outcome.failed("`line` must be one line", true));
        assertThat(files.path("moved.log")).doesNotExist();
    }

    @Test
    void aFolderThatIsNotThereIsTold() throws Exception {
        Files.delete(files.path(""));
        assertThat(files.call("append", LINE, "k").trouble()).startsWith("there is no folder ");
    }

    @Test
    void aFolderThatMayNotBeWrittenToIsTold() throws Exception {
        Files.setPosixFilePermissions(files.path("."), PosixFilePermissions.fromString("r-x------"));
        assumeFalse(Files.isWritable(files.path(".")), "this user may write everywhere");
        assertThat(files.call("append", LINE, "k").trouble()).contains("cannot be written: this user may not");
        assertThat(files.look("append"))
                .anyMatch(found -> found.aspect() == Aspect.PERMISSIONS && found.verdict() == Verdict.FAILED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            No space left on device   | FULL
            Disk quota exceeded       | FULL
            Read-only file system     | READ_ONLY
            Input/output error        | OTHER
            """)
    void aFaultOfTheDiskHasAName(String message, FileFault fault) {
        assertThat(FileFault.of(new IOException(message))).isEqualTo(fault);
    }

    @Test
    void aMissingSetIsToldByTheCheck() throws Exception {
        assertThat(files.look("read-flag"))
                .anyMatch(found ->
                        found.verdict() == Verdict.FAILED && found.text().contains("orders: there is no file"));
    }

    private void add(String key) {
        try {
            assertThat(files.call("append", LINE, key)).isInstanceOf(Outcome.Succeeded.class);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String plain(String written) {
        return written.replace("\\t", "\t").replace("\\n", "\n");
    }
}
