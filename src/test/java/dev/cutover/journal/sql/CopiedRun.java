package dev.cutover.journal.sql;

import dev.cutover.journal.Home;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RunFolder;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.Runner;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.testkit.JournaledRuns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A run on a disk of the test's own, with its copy. */
abstract class CopiedRun {
    static final H2Mirroring AT_ONCE = new H2Mirroring(Duration.ofHours(1), 1, OutlineReader.NONE);

    @TempDir
    Path folder;

    Home home;
    RunFolder run;
    CopyFile copy;

    @BeforeEach
    void begin() {
        home = new Home(folder.resolve("home"), new FileDisk());
        run = home.folder(JournaledRuns.RUN);
        copy = new CopyFile(run, OutlineReader.NONE);
    }

    RunJournals journals(RecordMirroring recordMirroring) {
        return new RunJournals(home, Runner.thisProcess(), recordMirroring);
    }

    void record(RecordMirroring recordMirroring) {
        try (var opened =
                journals(recordMirroring).create(JournaledRuns.RUN, JournaledRuns.AT, JournaledRuns.created())) {
            opened.journal().append(JournaledRuns.AT, "ada", Stories.ofEverything());
            opened.journal().force();
        }
    }

    void recordMore(RecordMirroring recordMirroring) {
        try (var opened = journals(recordMirroring).open(JournaledRuns.RUN, JournaledRuns.AT)) {
            opened.journal().append(JournaledRuns.AT, "ada", List.of(JournaledRuns.taken()));
            opened.journal().force();
        }
    }

    /** The notices of opening the run once more. */
    List<String> reopen() {
        try (OpenedRun opened = journals(AT_ONCE).open(JournaledRuns.RUN, JournaledRuns.AT)) {
            return opened.notices();
        }
    }

    List<String> recorded() {
        var lines = new ArrayList<String>();
        home.reader(JournaledRuns.RUN).read(line -> lines.add(line.hash() + " " + line.json()));
        return lines;
    }

    List<String> copied() {
        return ask("select hash, json from event order by seq");
    }

    List<String> ask(String sql) {
        var rows = new ArrayList<String>();
        with(database -> rows.addAll(database.handle()
                .createQuery(sql)
                .map((row, context) -> {
                    var words = new ArrayList<String>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        words.add(row.getString(i));
                    }
                    return String.join(" ", words);
                })
                .list()));
        return rows;
    }

    void execute(String sql) {
        with(database -> database.handle().execute(sql));
    }

    void with(Consumer<JournalDatabase> use) {
        try (var database = JournalDatabase.file(run.database(), OutlineReader.NONE)) {
            use.accept(database);
        }
    }
}
