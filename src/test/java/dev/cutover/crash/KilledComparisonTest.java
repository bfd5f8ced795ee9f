package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program compares two files and is ended in the middle. What it has read already is altered in the file
 * before the same command is given again: if that were read again, the answer would be another one.
 */
class KilledComparisonTest {
    private static final int ROWS = 18_000;
    private static final int LETTERS = 4_000;
    private static final int INTERRUPTED = 130;
    private static final int KILLED = 137;
    private static final int TRIES = 6;
    /** Behind the beginning by which a file is known, and before the first place that is written down. */
    private static final long READ_ALREADY = 1 << 20;

    @TempDir
    private Path folder;

    private byte @Nullable [] first;

    @BeforeEach
    void write() throws IOException {
        for (var name : List.of("left.csv", "right.csv")) {
            try (var out = Files.newBufferedWriter(folder.resolve(name))) {
                out.write("id,note\n");
                for (int i = 0; i < ROWS; i++) {
                    out.write(i + "," + "x".repeat(LETTERS) + "\n");
                }
            }
        }
    }

    @Test
    void killedWhileReadingItGoesOnWhereItsReadingWasWrittenDown() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            var begun = begin();
            awaitThat(begun, this::hasReadAStretch);
            kill(begun);
            var goesOn = goOnAfterAlteration();
            if (goesOn.contains("of left.csv had been read before; reading went on after them")) {
                return;
            }
        }
        throw new AssertionError("it was never killed while it read the left side");
    }

    @Test
    void killedWhileComparingItReadsNothingAgain() throws Exception {
        for (int i = 0; i < TRIES; i++) {
            var begun = begin();
            awaitThat(begun, files -> files.stream().anyMatch(file -> name(file).startsWith("result-")));
            if (kill(begun)) {
                assertThat(goOnAfterAlteration())
                        .contains("goes on where the same comparison was broken off")
                        .doesNotContain("read before", "read anew");
                return;
            }
        }
        throw new AssertionError("it was never killed while it compared");
    }

    @Test
    void interruptedItLeavesNothingBehind() throws Exception {
        var begun = begin();
        awaitThat(begun, files -> !files.isEmpty());
        new ProcessBuilder("kill", "-INT", Long.toString(begun.pid())).start().waitFor();

        assertThat(begun.waitFor()).isEqualTo(INTERRUPTED);
        assertThat(said(begun)).doesNotContain("\tat ", "keys agree");
        assertThat(folder.resolve("home/compare")).isEmptyDirectory();
    }

    /** The answer of the same command over files that have been altered where they had been read. */
    private String goOnAfterAlteration() throws Exception {
        var left = folder.resolve("left.csv");
        alter(left, 'y');
        var again = begin();
        again.waitFor();
        String said = said(again);
        alter(left, 'x');
        assertThat(said).contains("equal: all 18,000 keys agree");
        assertThat(again.exitValue()).isZero();
        assertThat(folder.resolve("home/compare")).isEmptyDirectory();
        return said;
    }

    private static void alter(Path file, char letter) throws IOException {
        var time = Files.getLastModifiedTime(file);
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(READ_ALREADY);
            while (open.read() != 'x') {
                assertThat(open.getFilePointer()).isLessThan(READ_ALREADY + 100);
            }
            open.write(letter);
        }
        Files.setLastModifiedTime(file, time);
    }

    private boolean hasReadAStretch(List<Path> files) {
        return files.stream().anyMatch(file -> name(file).equals("input-0") && isWrittenTwice(file));
    }

    /** The first version says only that the reading has begun. */
    private boolean isWrittenTwice(Path file) {
        try {
            byte[] now = Files.readAllBytes(file);
            first = first == null ? now : first;
            return !Arrays.equals(first, now);
        } catch (IOException replacedJustNow) {
            return false;
        }
    }

    private Process begin() throws IOException, InterruptedException {
        first = null;
        return DiffProcess.begin(folder, "left.csv", "right.csv");
    }

    /** False if it had come to its end before. */
    private static boolean kill(Process begun) throws InterruptedException {
        begun.toHandle().destroyForcibly();
        return begun.waitFor() == KILLED;
    }

    private static String said(Process ended) throws IOException {
        return new String(ended.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Waits until something is there, or the process has ended. */
    private void awaitThat(Process begun, Predicate<List<Path>> isThere) throws Exception {
        while (begun.isAlive() && !isThere.test(files())) {
            begun.waitFor(1, TimeUnit.MILLISECONDS);
        }
    }

    private List<Path> files() {
        return folderOfTheComparison().map(KilledComparisonTest::all).orElse(List.of());
    }

    private Optional<Path> folderOfTheComparison() {
        return all(folder.resolve("home/compare")).stream()
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static List<Path> all(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> !file.equals(root)).toList();
        } catch (IOException | UncheckedIOException goneMeanwhile) {
            return List.of();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
