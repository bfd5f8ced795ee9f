package dev.cutover.history.index;

import dev.cutover.history.index.IndexTables.RecordMark;
import dev.cutover.history.memory.RecordStamp;
import dev.cutover.journal.Home;
import dev.cutover.journal.RecordLine;
import dev.cutover.journal.sql.AskedRecords;
import dev.cutover.journal.sql.Bulk;
import dev.cutover.journal.sql.JournalDatabase;
import dev.cutover.journal.sql.OutlineReader;
import dev.cutover.journal.sql.Portion;
import dev.cutover.journal.sql.UnopenedCopy;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.RunId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The records of all runs of a home as tables, in the file of the index: brought up to date, and then asked. A record
 * that has not changed is not read; of one that has grown, only what was added is written. Several processes may ask at
 * once; while another one writes for longer than a fifth of a second, or where nothing can be written, the records are
 * read into memory instead. Events and samples are nine rows of ten: they are taken in when they are first asked for.
 * Not thread-safe.
 */
public final class HomeDatabase {
    /** How many records are read while as many are written. */
    private static final int TOGETHER = 8;

    private final Home home;
    private final Set<Bulk> asked;
    private final OutlineReader outlines;
    private final Consumer<String> notices;
    private final IndexFile file;

    private HomeDatabase(Home home, Set<Bulk> asked, OutlineReader outlines, Consumer<String> notices) {
        this.home = home;
        this.asked = asked;
        this.outlines = outlines;
        this.notices = notices;
        this.file = new IndexFile(home.root(), home.disk());
    }

    /**
     * All records of a home, as they are now.
     *
     * @param asked the rows that are needed besides those that every question may be about
     * @param notices takes what a reader should know: the runs that are left out, and what is wrong with the file
     */
    public static AskedRecords of(Home home, Set<Bulk> asked, OutlineReader outlines, Consumer<String> notices) {
        return new HomeDatabase(home, asked, outlines, notices).asked();
    }

    private AskedRecords asked() {
        return asItIs().orElseGet(this::locked);
    }

    /** Without the lock: H2 lets several processes read, and they need not wait for each other. */
    private Optional<AskedRecords> asItIs() {
        try {
            return file.isSound() ? unlessOutdated() : Optional.empty();
        } catch (SQLException | RuntimeException e) {
            // Somebody writes it, or it is damaged: whoever has the lock finds out.
            return Optional.empty();
        }
    }

    private AskedRecords locked() {
        try (var lock = file.lock().orElse(null)) {
            if (lock != null) {
                // Opened before the lock is given back: then nobody writes to it until it is closed.
                return upToDate();
            }
            notices.accept(file.inUse());
        } catch (InUseException e) {
            notices.accept(file.inUse());
        } catch (IOException | RuntimeException e) {
            notices.accept(file.unusable(e));
        }
        return fromRecords();
    }

    private AskedRecords fromRecords() {
        return AskedRecords.inMemory(outlines, database -> {
            var rows = new Rows(home, Map.of(), asked);
            rows.read("", read -> write(read, rows, database));
            rows.notes().forEach(notices);
        });
    }

    /** Another process asks it, and it has to be written. */
    private static final class InUseException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private AskedRecords upToDate() throws IOException {
        if (file.isSound()) {
            try {
                var asItIs = unlessOutdated();
                if (asItIs.isPresent()) {
                    return asItIs.orElseThrow();
                }
                writeRows();
                return AskedRecords.ofFile(file.name());
            } catch (SQLException | RuntimeException unusable) {
                if (UnopenedCopy.isInUse(unusable)) {
                    throw new InUseException();
                }
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
        return AskedRecords.ofFile(file.name());
    }

    /**
     * Others may be asking: it is written only if anything has changed. It takes H2 longest to open it: once is enough.
     */
    private Optional<AskedRecords> unlessOutdated() throws SQLException {
        try (var tables = IndexTables.readOnly(file.name())) {
            var known = tables.isOfThisVersion() ? tables.marks() : Map.<RunId, RecordMark>of();
            var rows = new Rows(home, known, asked);
            if (known.isEmpty() || !rows.areUpToDate(outlines.readBy())) {
                return Optional.empty();
            }
            rows.notes().forEach(notices);
            return Optional.of(AskedRecords.ofFile(file.name()));
        }
    }

    private void writeRows() throws IOException, SQLException {
        try (var tables = IndexTables.open(file.name())) {
            file.noteOpened();
            try (var database = JournalDatabase.file(file.name(), outlines)) {
                tables.makeThoseMissing();
                database.migrate();
                var rows = new Rows(home, tables.marks(), asked);
                rows.gone().forEach(database::remove);
                rows.read(outlines.readBy(), read -> write(read, rows, database));
                tables.mark(rows.marks, rows.gone());
                rows.notes().forEach(notices);
            }
        }
        file.noteClosed();
    }

    private static void write(Rows.ReadRecord read, Rows rows, JournalDatabase database) {
        var mark = rows.known.get(read.run());
        int has = mark != null && mark.isBeginningOf(read.stamp(), read.lines()) ? (int) mark.seq() : 0;
        if (mark != null && has == 0) {
            database.remove(read.run());
        }
        var lines = read.lines();
        if (lines.isEmpty()) {
            return;
        }
        var had = mark == null || has == 0 ? Set.<Bulk>of() : mark.bulk();
        database.add(lines.subList(has, lines.size()), new Portion(true, had));
        var more = EnumSet.noneOf(Bulk.class);
        more.addAll(rows.bulkOf(read.run()));
        more.removeAll(had);
        if (!more.isEmpty()) {
            database.add(lines, new Portion(false, more));
        }
        database.noteLast(lines.get(lines.size() - 1));
    }

    /** One going over all runs. */
    private static final class Rows {
        private final Home home;
        private final Map<RunId, RecordMark> known;
        private final Set<Bulk> asked;
        private final List<RunId> runs;
        private final List<RecordMark> marks = new ArrayList<>();

        /** A record as it was read; without lines, and with the reason, if it cannot be. */
        private record ReadRecord(RunId run, String stamp, List<RecordLine> lines, String trouble) {}

        Rows(Home home, Map<RunId, RecordMark> known, Set<Bulk> asked) {
            this.home = home;
            this.known = known;
            this.asked = asked;
            this.runs = home.runs();
        }

        /** The runs that are left out, and why, as of the latest reading of each. */
        List<String> notes() {
            var marked = new HashMap<>(known);
            marks.forEach(mark -> marked.put(mark.run(), mark));
            return runs.stream()
                    .map(marked::get)
                    .filter(mark -> mark != null && !mark.trouble().isEmpty())
                    .map(mark -> "run " + mark.run() + " is left out: " + mark.trouble())
                    .toList();
        }

        boolean areUpToDate(String version) {
            return gone().isEmpty() && runs.stream().noneMatch(run -> hasChanged(run, version));
        }

        List<RunId> gone() {
            return known.keySet().stream().filter(run -> !runs.contains(run)).toList();
        }

        private boolean hasChanged(RunId run, String version) {
            var mark = known.get(run);
            return mark == null
                    || !mark.stamp().equals(stamp(run, version))
                    || !mark.bulk().containsAll(asked);
        }

        /** What it has, or is to have, besides the rows that every question may be about. */
        Set<Bulk> bulkOf(RunId run) {
            var bulk = EnumSet.noneOf(Bulk.class);
            bulk.addAll(asked);
            Optional.ofNullable(known.get(run)).ifPresent(mark -> bulk.addAll(mark.bulk()));
            return bulk;
        }

        /**
         * Reads what has changed.
         *
         * @param version of this tool: what another one has written of a run is written anew
         */
        void read(String version, Consumer<ReadRecord> to) {
            var changed = runs.stream().filter(run -> hasChanged(run, version)).toList();
            var coming = readSoon(changed, 0, version);
            for (int from = 0; from < changed.size(); from += TOGETHER) {
                var read = coming.join();
                coming = readSoon(changed, from + TOGETHER, version);
                read.forEach(one -> hand(one, to));
            }
        }

        /** On other processors, while this one writes. */
        private CompletableFuture<List<ReadRecord>> readSoon(List<RunId> changed, int from, String version) {
            var next = changed.subList(Math.min(from, changed.size()), Math.min(from + TOGETHER, changed.size()));
            return CompletableFuture.supplyAsync(() ->
                    next.parallelStream().map(run -> readOne(run, version)).toList());
        }

        private void hand(ReadRecord read, Consumer<ReadRecord> to) {
            var lines = read.lines();
            String head = lines.isEmpty()
                    ? RecordLine.FIRST
                    : lines.get(lines.size() - 1).hash();
            to.accept(read);
            marks.add(new RecordMark(read.run(), read.stamp(), lines.size(), head, bulkOf(read.run()), read.trouble()));
        }

        private ReadRecord readOne(RunId run, String version) {
            // Before it is read: what is added meanwhile makes the stamp an old one.
            String stamp = stamp(run, version);
            var lines = new ArrayList<RecordLine>();
            try {
                home.reader(run).read(lines::add);
                return new ReadRecord(run, stamp, lines, "");
            } catch (ProblemException e) {
                return new ReadRecord(run, stamp, List.of(), e.problems().get(0).message());
            }
        }

        private String stamp(RunId run, String version) {
            return RecordStamp.of(home, run).orElse("") + " " + version;
        }
    }
}
