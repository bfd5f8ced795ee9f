package dev.cutover.reconcile.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cutover.reconcile.store.disk.DiskRoom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is killed, or has too little of something. */
class MortalStoreTest {
    private static final String EXPECTED =
            StoreProcess.digest(StoreScene.expected(StoreProcess.left(), StoreProcess.right()));

    @TempDir
    Path folder;

    private String said(String limits) throws IOException, InterruptedException {
        var process = StoreProcess.command(folder.resolve("pass"), limits).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }

    @Test
    void killedAgainAndAgainItComesToTheSameOutcome() throws Exception {
        var random = new SplittableRandom(3);
        for (int life = 0; life < 6; life++) {
            var process = StoreProcess.command(folder.resolve("pass"), "true").start();
            if (!process.waitFor(200 + random.nextInt(700), TimeUnit.MILLISECONDS)) {
                process.toHandle().destroyForcibly();
                process.waitFor();
            }
        }
        assertThat(said("true")).isEqualTo(EXPECTED + " []");
    }

    @Test
    void fewOpenFilesAreEnough() throws Exception {
        assertThat(said("ulimit -n 400")).isEqualTo(EXPECTED + " []");
    }

    @Test
    void tooFewOpenFilesAreToldWithWhatHelpsAndItGoesOnAfterwards() throws Exception {
        assertThat(said("ulimit -n 100"))
                .isEqualTo("refused: this process may have 100 files open, and the comparison needs more. Nothing is"
                        + " lost: allow more with `ulimit -n 1024`, and run it again");
        assertThat(said("ulimit -n 1024")).isEqualTo(EXPECTED + " []");
    }

    /** No file may have more than 8 KiB, which stands for a disk that takes no more. */
    @Test
    void aDiskThatTakesNoMoreEndsItAndItGoesOnAfterwards() throws Exception {
        assertThat(said("ulimit -f 8")).startsWith("refused: ");
        assertThat(said("true")).isEqualTo(EXPECTED + " []");
    }

    /** A real file system, where this user may make one: of 2 MiB at first, and then of more. */
    @Test
    void aFullFileSystemEndsItAndWithMoreRoomItGoesOn() throws Exception {
        var disk = Files.createDirectory(folder.resolve("disk"));
        var first = "mount -t tmpfs -o size=2m tmpfs '" + disk + "'";
        assumeTrue(ended(List.of("unshare", "-Urm", "bash", "-c", first)) == 0, "nobody may mount here");
        var again = "; \"$@\"; echo; mount -o remount,size=64m '" + disk + "'";
        var command = new ArrayList<>(List.of("unshare", "-Urm"));
        command.addAll(StoreProcess.command(disk.resolve("pass"), first + again).command());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said.lines())
                .containsExactly(
                        "refused: the disk of " + disk.resolve("pass")
                                + " is full. Nothing is lost: make room, or name another folder, and run it again",
                        EXPECTED + " []");
    }

    private static int ended(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor();
        } catch (IOException noSuchProgram) {
            return -1;
        }
    }

    @Test
    void whatCannotFitIsRefusedBeforeTheDiskIsFull() throws Exception {
        var room = new DiskRoom(folder, () -> 100 << 20, 2);
        room.written(0, 10 << 20, 10, 50);
        assertThatThrownBy(() -> room.written(1, 10 << 20, 10, 100))
                .hasMessage("there is too little room in " + folder + ": about 130 MiB more are needed, and 100 MiB are"
                        + " free. Nothing is lost: make room, or name another folder, and run it again");
        room.written(1, 1_000, 10, 1_000_000_000);
    }

    @Test
    void aFullDiskIsCalledFull() {
        var full = new DiskRoom(folder, () -> 4_096, 1);
        var failure = new IOException("No space left on device");
        assertThat(full.explained(failure))
                .hasMessage("the disk of " + folder
                        + " is full. Nothing is lost: make room, or name another folder, and run it again")
                .hasCause(failure);
        assertThat(new DiskRoom(folder, () -> 1L << 40, 1).explained(failure)).isSameAs(failure);
    }
}
