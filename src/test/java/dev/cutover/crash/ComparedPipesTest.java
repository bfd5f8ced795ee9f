package dev.cutover.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real program compares what programs write into pipes, as {@code cutover diff <(one) <(other)} has it. */
class ComparedPipesTest {
    private static final int INTERRUPTED = 130;
    private static final int ENOUGH_SECONDS = 60;
    /** Less than a process is given to end by itself. */
    private static final int AT_ONCE_SECONDS = 8;

    @TempDir
    private Path folder;

    @BeforeEach
    void makePipes() throws Exception {
        for (var name : List.of("left", "right")) {
            int made = new ProcessBuilder("mkfifo", folder.resolve(name).toString())
                    .start()
                    .waitFor();
            assumeTrue(made == 0, "this system has no pipes with a name");
        }
    }

    @Test
    void pipesAreReadFromTheirFirstByte() throws Exception {
        var diff = DiffProcess.begin(folder, "left", "right");
        write("left", rows(200_000, ""));
        write("right", zipped(rows(200_000, "200000,more\n")));

        assertThat(diff.waitFor(ENOUGH_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(said(diff)).startsWith("1 of 200,001 keys differs");
    }

    @Test
    void aPipeThatIsEmptyHasNoRows() throws Exception {
        Files.writeString(folder.resolve("table.csv"), "id,note\n1,x\n");
        var diff = DiffProcess.begin(folder, "left", "table.csv");
        write("left", new byte[0]);

        assertThat(diff.waitFor(ENOUGH_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(said(diff)).contains("left is empty");
    }

    @Test
    void interruptedWhileNobodyWritesItEndsAtOnce() throws Exception {
        var diff = DiffProcess.begin(folder, "left", "right");
        while (!waits(diff, "beginning of lef")) {
            assertThat(diff.waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
        }
        new ProcessBuilder("kill", "-INT", Long.toString(diff.pid())).start().waitFor();

        assertThat(diff.waitFor(AT_ONCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(diff.exitValue()).isEqualTo(INTERRUPTED);
        assertThat(said(diff)).isEmpty();
    }

    /** Whether a thread of that name is there; the system keeps 15 letters of a name. */
    private static boolean waits(Process process, String thread) throws IOException {
        var all = Path.of("/proc", Long.toString(process.pid()), "task");
        assumeTrue(Files.isDirectory(all), "this system does not show the threads of a process");
        try (var threads = Files.list(all)) {
            for (var one : threads.toList()) {
                if (name(one).equals(thread.substring(0, 15))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static String name(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip();
        } catch (IOException endedMeanwhile) {
            return "";
        }
    }

    private static byte[] rows(int count, String more) {
        var text = new StringBuilder("id,note\n");
        for (int i = 0; i < count; i++) {
            text.append(i).append(",a note\n");
        }
        return text.append(more).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zipped(byte[] plain) throws IOException {
        var all = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(all)) {
            out.write(plain);
        }
        return all.toByteArray();
    }

    /** Both pipes have to be written at the same time. */
    private void write(String pipe, byte[] bytes) {
        var thread = new Thread(
                () -> {
                    try {
                        Files.write(folder.resolve(pipe), bytes);
                    } catch (IOException readerHasGone) {
                        Thread.currentThread().interrupt();
                    }
                },
                "writes " + pipe);
        thread.setDaemon(true);
        thread.start();
    }

    private static String said(Process ended) throws IOException {
        return new String(ended.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
