package dev.cutover.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cutover.journal.Home;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.run.fact.RunFact;
import dev.cutover.testkit.JournaledRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDiskTest {
    private final FileDisk disk = new FileDisk();

    @TempDir
    private Path folder;

    @Test
    void linksAreNotFollowed() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "keep out");
        var link = Files.createSymbolicLink(folder.resolve("events.log"), secret);

        assertThatThrownBy(() -> disk.append(link)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> disk.read(link, 0)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> disk.lock(link)).isInstanceOf(IOException.class);
        disk.replace(link, "new".getBytes(UTF_8));

        assertThat(secret).hasContent("keep out");
        assertThat(link).isRegularFile().hasContent("new");
    }

    @Test
    void aLinkIsNoFolderOfARun() throws IOException {
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        var link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);

        assertThatThrownBy(() -> disk.makeFolder(link))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("is not a folder");
    }

    @Test
    void severalMayMakeTheSameFoldersAtTheSameInstant() throws Exception {
        for (int round = 0; round < 300; round++) {
            var made = folder.resolve("home-" + round).resolve("runs");
            var together = new CyclicBarrier(2);
            Callable<Path> making = () -> {
                together.await();
                disk.makeFolder(made);
                return made;
            };
            var first = new FutureTask<>(making);
            var second = new FutureTask<>(making);
            new Thread(first).start();
            new Thread(second).start();

            assertThat(first.get()).isDirectory();
            assertThat(second.get()).isDirectory();
        }
    }

    @Test
    void aFolderThatOthersMayWriteToIsRefused() throws IOException {
        var open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> disk.makeFolder(open))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("others may write to")
                .hasMessageContaining("chmod go-w");
    }

    @Test
    void aPipeWhereAFileIsExpectedIsRefusedAndNotWaitedFor() throws Exception {
        var pipe = folder.resolve("pipe");
        assumeTrue(run("mkfifo", pipe.toString()) == 0, "this system has no pipes with a name");

        assertThatThrownBy(() -> disk.read(pipe, 0)).hasMessageContaining("is a pipe, a socket or a device");
        assertThatThrownBy(() -> disk.append(pipe)).hasMessageContaining("is a pipe, a socket or a device");
        assertThatThrownBy(() -> disk.lock(pipe)).hasMessageContaining("is a pipe, a socket or a device");
        assertThatThrownBy(() -> disk.list(pipe)).isInstanceOf(NotDirectoryException.class);
        assertThatThrownBy(() -> disk.makeFolder(pipe)).isInstanceOf(NotDirectoryException.class);
    }

    @Test
    void aFolderOfAnotherUserIsRefused() throws IOException {
        var foreign = Files.createDirectory(folder.resolve("foreign"));
        assumeTrue(canGiveAway(foreign), "only the superuser can make a folder somebody else's");

        assertThatThrownBy(() -> disk.makeFolder(foreign))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("not to the current user");
    }

    @Test
    void aFullDiskLeavesRoomForTheRollback() throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=6m,mode=0700", "tmpfs", folder.toString()) == 0,
                "a small file system of its own can only be mounted by the superuser");
        try {
            fillUpAndGoBack(new RunJournals(
                    new Home(folder.resolve("home"), disk), Runner.thisProcess(), RecordMirroring.NONE));
        } finally {
            run("umount", folder.toString());
        }
    }

    private void fillUpAndGoBack(RunJournals journals) {
        int forward = 0;
        try (var opened = journals.create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            var journal = opened.journal();
            while (journal.shortage().isEmpty()) {
                journal.append(JournaledRuns.AT, "ada", List.of(new RunFact.RunNote("x".repeat(50_000))));
                journal.force();
                forward++;
            }
            for (int i = 0; i < 50; i++) {
                journal.append(JournaledRuns.AT, "ada", List.of(new RunFact.RunNote("x".repeat(50_000))));
                journal.force();
            }
            assertThatThrownBy(() -> {
                        while (true) {
                            journal.append(JournaledRuns.AT, "ada", List.of(new RunFact.RunNote("x".repeat(50_000))));
                            journal.force();
                        }
                    })
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("no space left on the disk");
        }
        try (var again = journals.open(JournaledRuns.RUN, JournaledRuns.AT)) {
            assertThat(again.events()).hasSizeGreaterThanOrEqualTo(1 + forward + 50);
            assertThat(again.notices()).anyMatch(notice -> notice.contains("the disk is full"));
        }
    }

    private static boolean canGiveAway(Path path) {
        try {
            Files.setAttribute(path, "unix:uid", 12345);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }
}
