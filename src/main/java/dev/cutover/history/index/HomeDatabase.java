package dev.cutover.history.index;

import dev.cutover.history.index.IndexTables.RecordMark;
import dev.cutover.journal.Home;
import dev.cutover.journal.RecordLine;
import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.sql.JournalDatabase;
import dev.cutover.journal.sql.OutlineReader;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of all runs of a home as tables, in the file of the index: brought up to date as it is opened, and then
 * nobody else's until it is closed. A record that has not changed is not read; of one that has grown, only what was
 * added is written. Not thread-safe.
 */
public final class HomeDatabase implements AutoCloseable {
    /** How many records are in memory at once. */
    private static final int TOGETHER = 16;

    private final Home home;
    private final OutlineReader outlines;
    private final IndexFile file;
    private final Disk.HeldLock lock;
    private final List<String> notes = new ArrayList<>();

    private HomeDatabase(Home home, OutlineReader outlines, IndexFile file, Disk.HeldLock lock) {
        this.home = home;
        this.outlines = outlines;
        this.file = file;
        this.lock = lock;
    }

    /**
     * Opens it, up to date.
     *
     * @return empty if another process has kept it for a fifth of a second
     * @throws IOException if it cannot be written, say because the disk is full
     */
    public static Optional<HomeDatabase> open(Home home, OutlineReader outlines) throws IOException {
        var file = new IndexFile(home.root(), home.disk());
        var lock = file.lock();
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        var database = new HomeDatabase(home, outlines, file, lock.orElseThrow());
        boolean isOpen = false;
        try {
            database.update();
            isOpen = true;
            return Optional.of(database);
        } finally {
            if (!isOpen) {
                database.close();
            }
        }
    }

    /** Adds all runs of a home to a database that has none, for when the file cannot be used. */
    public static List<String> fill(Home home, JournalDatabase database) {
        var rows = new Rows(home, database, Map.of());
        rows.update("");
        return rows.notes;
    }

    /** The file, without H2's extension; for reading only. */
    public Path name() {
        return file.root().resolve(IndexFile.NAME);
    }

    /** Runs that are left out, a line each with the reason. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void close() {
        lock.close();
    }

    private void update() throws IOException {
        if (file.isThere() && file.isSound()) {
            try {
                file.noteOpened();
                writeRows();
                return;
            } catch (SQLException | RuntimeException unusable) {
                // Of another version, or damaged: nothing is lost with it.
                System.getLogger(HomeDatabase.class.getName())
                        .log(System.Logger.Level.WARNING, file.path() + " is made anew", unusable);
            }
        }
        file.make();
        try {
            writeRows();
        } catch (SQLException | RuntimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void writeRows() throws IOException, SQLException {
        try (var tables = IndexTables.open(file.root());
                var database = JournalDatabase.file(name(), outlines)) {
            tables.makeThoseMissing();
            database.migrate();
            var rows = new Rows(home, database, tables.marks());
            rows.update(outlines.readBy());
            tables.mark(rows.marks, rows.removed);
            notes.addAll(rows.notes);
        }
        file.noteClosed();
    }

    /** One going over all runs. */
    private static final class Rows {
        private final Home home;
        private final JournalDatabase database;
        private final Map<RunId, RecordMark> known;
        private final List<RecordMark> marks = new ArrayList<>();
        private final List<RunId> removed = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();

        /** A record as it was read. */
        private record Record(RunId run, String stamp, List<RecordLine> lines, String trouble) {}

        Rows(Home home, JournalDatabase database, Map<RunId, RecordMark> known) {
            this.home = home;
            this.database = database;
            this.known = known;
        }

        /** @param version of this tool: what another one has written of a run is written anew */
        void update(String version) {
            var runs = home.runs();
            var gone = new HashSet<>(known.keySet());
            runs.forEach(gone::remove);
            gone.forEach(this::remove);
            var changed = runs.stream()
                    .filter(run -> {
                        var mark = known.get(run);
                        return mark == null || !mark.stamp().equals(stamp(run, version));
                    })
                    .toList();
            for (int from = 0; from < changed.size(); from += TOGETHER) {
                var read = changed.subList(from, Math.min(from + TOGETHER, changed.size())).parallelStream()
                        .map(run -> read(run, version))
                        .toList();
                read.forEach(this::write);
            }
        }

        private Record read(RunId run, String version) {
            // Before it is read: what is added meanwhile makes the stamp an old one.
            String stamp = stamp(run, version);
            var lines = new ArrayList<RecordLine>();
            try {
                home.reader(run).read(lines::add);
                return new Record(run, stamp, lines, "");
            } catch (ProblemException e) {
                return new Record(run, stamp, List.of(), e.problems().get(0).message());
            }
        }

        private String stamp(RunId run, String version) {
            return home.disk()
                            .stamp(home.folder(run).record())
                            .map(Disk.Stamp::state)
                            .orElse("")
                    + " " + version;
        }

        private void write(Record read) {
            var mark = known.get(read.run());
            if (!read.trouble().isEmpty() || read.lines().isEmpty()) {
                if (mark != null) {
                    remove(read.run());
                }
                if (!read.trouble().isEmpty()) {
                    notes.add("run " + read.run() + " is left out: " + read.trouble());
                }
                return;
            }
            var lines = read.lines();
            int has = mark != null && mark.isBeginningOf(read.stamp(), lines) ? (int) mark.seq() : 0;
            if (mark != null && has == 0) {
                remove(read.run());
            }
            database.add(lines.subList(has, lines.size()));
            marks.add(new RecordMark(
                    read.run(),
                    read.stamp(),
                    lines.size(),
                    lines.get(lines.size() - 1).hash()));
        }

        private void remove(RunId run) {
            database.remove(run);
            removed.add(run);
        }
    }
}
