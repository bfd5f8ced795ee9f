package dev.cutover.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.engine.time.WallTime;
import dev.cutover.journal.RunFolder;
import dev.cutover.run.RunId;
import dev.cutover.runlog.LogEntry.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogTest {
    private static final long MANY = 1L << 20;

    @TempDir
    private Path path;

    private final WallTime wall = WallTime.real(WallTime.today());
    private RunFolder folder;

    @BeforeEach
    void name() {
        folder = new RunFolder(path, new RunId("01m8h7knq844rj2hmfe7www0rd"));
    }

    @AfterEach
    void close() {
        wall.close();
    }

    private RunLog log(long most) {
        return RunLog.of(folder, text -> text.replace("s3cret\nof two lines", "[masked]"), wall, most);
    }

    private List<LogEntry> read() throws IOException {
        var entries = new ArrayList<LogEntry>();
        RunLogReader.read(folder, entries::add);
        return entries;
    }

    @Test
    void theFileIsItsUsersAloneAndSecretsAreMaskedBeforeTheyAreQuoted() throws IOException {
        try (var log = log(MANY)) {
            log.add(
                    Level.INFO,
                    "end",
                    Map.of("says", "it is s3cret\nof two lines"),
                    "a trace\nwith s3cret\nof two lines");
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.log())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(folder.log())).contains("[masked]").doesNotContain("s3cret", "of two lines");
        assertThat(read()).singleElement().satisfies(entry -> {
            assertThat(entry.field("says")).isEqualTo("it is [masked]");
            assertThat(entry.more()).containsExactly("a trace", "with [masked]");
        });
    }

    @Test
    void aFullFileBecomesTheOlderOneAndBothAreReadInOrder() throws IOException {
        try (var log = log(2_000)) {
            for (int number = 0; number < 100; number++) {
                log.add(Level.INFO, "ask", Map.of("number", Integer.toString(number)));
            }
        }

        assertThat(Files.size(folder.log())).isLessThanOrEqualTo(2_000);
        assertThat(Files.size(folder.olderLog())).isLessThanOrEqualTo(2_000);
        var numbers = read().stream()
                .map(entry -> Integer.parseInt(entry.field("number")))
                .toList();
        assertThat(numbers).hasSizeGreaterThan(50).isSorted().endsWith(98, 99);
    }

    @Test
    void theNextProcessBeginsALineOfItsOwnAfterATornOne() throws IOException {
        try (var killed = log(MANY)) {
            killed.add(Level.INFO, "process-begins", Map.of("epoch", "1"));
        }
        Files.writeString(folder.log(), "2026-11-28T02:41:07.050Z INF", StandardOpenOption.APPEND);
        try (var next = log(MANY)) {
            next.add(Level.INFO, "process-begins", Map.of("epoch", "2"));
        }

        assertThat(read()).extracting(entry -> entry.field("epoch")).containsExactly("1", "2");
    }

    @Test
    void whatCannotBeWrittenIsCountedAndToldOnceTheFileCanBeWrittenAgain() throws IOException {
        Files.createDirectory(folder.log());
        try (var log = log(MANY)) {
            log.add(Level.INFO, "ask", Map.of("number", "1"));
            log.add(Level.INFO, "ask", Map.of("number", "2"));
            assertThat(log.loss())
                    .hasValueSatisfying(loss -> assertThat(loss)
                            .contains("lacks 2 entries", folder.log().toString(), "is not a file"));

            Files.delete(folder.log());
            log.add(Level.INFO, "ask", Map.of("number", "3"));
        }

        assertThat(read()).extracting(LogEntry::event).containsExactly("lost", "ask");
        assertThat(read().get(0).field("entries")).isEqualTo("2");
    }

    @Test
    void nothingIsWrittenThroughALinkThatSomebodyHasPutThere() throws IOException {
        var elsewhere = Files.writeString(path.resolve("elsewhere"), "");
        Files.createSymbolicLink(folder.log(), elsewhere);
        try (var log = log(MANY)) {
            log.add(Level.INFO, "ask", Map.of());
            assertThat(log.loss()).isPresent();
        }

        assertThat(elsewhere).isEmptyFile();
    }

    @Test
    void anInterruptedThreadDoesNotCloseTheFileForTheOthers() throws IOException {
        try (var log = log(MANY)) {
            log.add(Level.INFO, "ask", Map.of("number", "1"));
            Thread.currentThread().interrupt();
            log.add(Level.INFO, "ask", Map.of("number", "2"));
            assertThat(Thread.interrupted()).isTrue();
            log.add(Level.INFO, "ask", Map.of("number", "3"));
            assertThat(log.loss()).isEmpty();
        }

        assertThat(read()).hasSize(3);
    }
}
