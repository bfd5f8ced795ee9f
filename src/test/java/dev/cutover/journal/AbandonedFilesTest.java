package dev.cutover.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.journal.disk.FileDisk;
import dev.cutover.testkit.JournaledRuns;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbandonedFilesTest {
    private static final Runner SELF = Runner.thisProcess();

    @TempDir
    private Path place;

    private Home home;
    private RunFolder folder;
    private String kept;

    @BeforeEach
    void begin() throws IOException {
        home = new Home(place.resolve("home"), new FileDisk());
        folder = home.folder(JournaledRuns.RUN);
        try (var opened = journals(SELF).create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            kept = opened.journal().keep("seen".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void whatAKilledWriterLeftIsRemovedAtTheTakeOver() throws Exception {
        long dead = deadProcess();
        leave(folder.evidence(), "." + dead + "-1.tmp");
        leave(folder.evidence(), "." + kept + "." + dead + "-2.tmp");
        leave(folder.path(), ".lease." + dead + "-3.tmp");

        journals(SELF).open(JournaledRuns.RUN, JournaledRuns.AT).close();

        assertThat(names(folder.evidence())).containsExactly(kept);
        assertThat(names(folder.path())).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void theNameOfAStreamThatIsBeingWrittenIsKnown() throws Exception {
        var seen = new ArrayList<String>();
        var content = new SequenceInputStream(new ByteArrayInputStream(new byte[300_000]), new InputStream() {
            @Override
            public int read() throws IOException {
                seen.addAll(names(folder.evidence()));
                return -1;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return read();
            }
        });
        try (var opened = journals(SELF).open(JournaledRuns.RUN, JournaledRuns.AT)) {
            opened.journal().keep(content);
        }
        seen.remove(kept);
        assertThat(seen).isNotEmpty();
        String own = Long.toString(SELF.pid());
        leave(folder.evidence(), seen.get(0).replace(own, Long.toString(deadProcess())));
        int before = names(folder.evidence()).size();

        journals(SELF).open(JournaledRuns.RUN, JournaledRuns.AT).close();

        assertThat(names(folder.evidence())).hasSize(before - 1);
    }

    @Test
    void whatALivingProcessWritesStays() throws Exception {
        var own = "." + SELF.pid() + "-1.tmp";
        leave(folder.evidence(), own);

        journals(SELF).open(JournaledRuns.RUN, JournaledRuns.AT).close();

        assertThat(names(folder.evidence())).containsExactlyInAnyOrder(kept, own);
    }

    @Test
    void whatIsNoTemporaryFileStays() throws Exception {
        long dead = deadProcess();
        var others = List.of("." + dead + ".tmp", dead + "-1.tmp", "." + dead + "-1.tmp.gz", ".notes-1.tmp");
        for (String other : others) {
            leave(folder.evidence(), other);
        }

        journals(SELF).open(JournaledRuns.RUN, JournaledRuns.AT).close();

        assertThat(names(folder.evidence())).containsAll(others);
    }

    @Test
    void nothingIsRemovedAfterARunnerOfAnotherHost() throws Exception {
        var left = "." + deadProcess() + "-1.tmp";
        leave(folder.evidence(), left);

        journals(new Runner("elsewhere", 1, "", "ada"))
                .open(JournaledRuns.RUN, JournaledRuns.AT)
                .close();
        assertThat(names(folder.evidence())).contains(left);
        journals(SELF).open(JournaledRuns.RUN, JournaledRuns.AT).close();
        assertThat(names(folder.evidence())).contains(left);
        journals(SELF).open(JournaledRuns.RUN, JournaledRuns.AT).close();
        assertThat(names(folder.evidence())).doesNotContain(left);
    }

    private RunJournals journals(Runner runner) {
        return new RunJournals(home, runner, RecordMirroring.NONE);
    }

    private static long deadProcess() throws Exception {
        var process = new ProcessBuilder("true").start();
        process.waitFor();
        return process.pid();
    }

    private static void leave(Path where, String name) throws IOException {
        Files.createDirectories(where);
        Files.write(where.resolve(name), new byte[100]);
    }

    private static List<String> names(Path where) throws IOException {
        try (var files = Files.list(where)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
