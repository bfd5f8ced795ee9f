package dev.cutover.journal.sql;

import dev.cutover.journal.RecordLine;
import dev.cutover.journal.RunFolder;
import dev.cutover.journal.disk.FileDisk;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.journal.disk.OwnFile;
import dev.cutover.text.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The file that a run's copy is in. Whoever changes it has its lock: two processes that repaired it at once would each
 * mark what the other one has made.
 */
record CopyFile(RunFolder folder, OutlineReader outlines) {
    static final String ENDING = ".mv.db";

    private static final String UNFINISHED = "journal.unfinished";

    Path path() {
        return folder.path().resolve(folder.database().getFileName() + ENDING);
    }

    boolean isThere() {
        return Files.exists(path(), LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether it may be opened. */
    boolean isOurs() {
        return mark().isThere();
    }

    private CopyMark mark() {
        return new CopyMark(folder, path());
    }

    /**
     * Opens the copy with all recorded events in it. An unusable copy is set aside and rebuilt.
     *
     * @throws JournalException if it proves that the record is not what it was
     */
    OpenCopy open(List<RecordLine> recorded, Consumer<String> notices) throws IOException {
        var lock = new FileDisk().lock(folder.path().resolve("journal.lock")).orElseThrow(UnopenedCopy::byAnother);
        boolean opened = false;
        try {
            var copy = new OpenCopy(locked(recorded, notices), lock, this::noteClosed);
            opened = true;
            return copy;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    /**
     * The copy for reading if it needs nothing: closed with every recorded event, by this version. Takes no lock.
     *
     * @throws UnopenedCopy if another process has it open
     */
    Optional<JournalDatabase> complete(List<RecordLine> recorded) throws IOException {
        if (!isThere() || !isOurs() || recorded.isEmpty() || !mark().isAsItWasClosed()) {
            return Optional.empty();
        }
        var database = JournalDatabase.readOnly(folder.database());
        boolean complete = false;
        try {
            complete = database.isComplete(recorded, outlines.readBy());
        } catch (BrokenCopy e) {
            // Whoever may change it says what is wrong with it, and makes it anew.
            complete = false;
        } finally {
            if (!complete) {
                database.close();
            }
        }
        return complete ? Optional.of(database) : Optional.empty();
    }

    private JournalDatabase locked(List<RecordLine> recorded, Consumer<String> notices) throws IOException {
        if (isThere() && !isOurs()) {
            notices.accept(path().getFileName()
                    + " was not made by this tool, and a database can hold programs; it was set aside unopened as "
                    + setAside().getFileName() + ", and a new one is made from the record");
        }
        if (isThere()) {
            try {
                if (mark().isAsItWasClosed()) {
                    var caughtUp = catchUp(recorded, notices);
                    if (caughtUp.isPresent()) {
                        return caughtUp.orElseThrow();
                    }
                }
                readBack(recorded, notices);
                // Before the next one is marked: an unmarked file counts as foreign.
                Files.delete(path());
            } catch (JournalException e) {
                throw e;
            } catch (RuntimeException e) {
                if (UnopenedCopy.isInUse(e)) {
                    throw e;
                }
                var aside = setAside();
                notices.accept(path().getFileName() + " was unusable (" + JournalDatabase.firstLine(e)
                        + "); it was set aside as " + aside.getFileName() + " and rebuilt from the record");
            }
        }
        return make(recorded);
    }

    /** Empty if another version has made it: it may lack rows of what it has, or have others, and is made anew. */
    private Optional<JournalDatabase> catchUp(List<RecordLine> recorded, Consumer<String> notices) {
        var database = JournalDatabase.file(folder.database(), outlines);
        try {
            if (!recorded.isEmpty() && !database.isOfThisVersion(recorded.get(0), outlines.readBy())) {
                database.close();
                return Optional.empty();
            }
            int known = new CopyComparison(folder, recorded).known(database.lines());
            database.requireAllOf(recorded.subList(0, known));
            if (known < recorded.size()) {
                notices.accept(had(known, recorded) + "; the others were added from the record");
            }
            database.add(recorded.subList(known, recorded.size()));
            return Optional.of(database);
        } catch (RuntimeException e) {
            close(database, e);
            throw e;
        }
    }

    /**
     * Compares a copy that was not closed, or was changed since, with the record. Such a copy is rebuilt, not extended:
     * H2 may have fallen back to an older state of the file, and the next opening may find the newer one again, or a
     * damaged part that was not needed before.
     */
    private void readBack(List<RecordLine> recorded, Consumer<String> notices) {
        try (var database = JournalDatabase.readOnly(folder.database())) {
            int known = new CopyComparison(folder, recorded).known(database.lines());
            if (database.migrations() == Migrations.count()) {
                database.requireAllOf(recorded.subList(0, known));
            }
            if (known < recorded.size()) {
                notices.accept(had(known, recorded) + "; it was rebuilt from the record");
            }
        }
    }

    private String had(int known, List<RecordLine> recorded) {
        return path().getFileName() + " had " + known + " of " + Counted.of(recorded.size(), "event");
    }

    /** To be called when the database has been closed: the file can be used again from this state. */
    void noteClosed() throws IOException {
        mark().noteClosed();
    }

    /** Made under another name first, so that a killed process leaves nothing that looks like a damaged copy. */
    private JournalDatabase make(List<RecordLine> recorded) throws IOException {
        var unfinished = folder.path().resolve(UNFINISHED + ENDING);
        Files.deleteIfExists(unfinished);
        // Made before it has content, so that nobody else can ever read it.
        new OwnFile(unfinished).create();
        JournalTemplate.copyTo(unfinished);
        new CopyMark(folder, unfinished).make();
        Files.move(unfinished, path(), StandardCopyOption.ATOMIC_MOVE);
        var database = JournalDatabase.file(folder.database(), outlines);
        try {
            // Nothing is missing, unless somebody added a migration and forgot the template.
            database.migrate();
            database.add(recorded);
            return database;
        } catch (RuntimeException e) {
            close(database, e);
            throw e;
        }
    }

    private Path setAside() throws IOException {
        int number = 1;
        while (Files.exists(aside(number), LinkOption.NOFOLLOW_LINKS)) {
            number++;
        }
        return Files.move(path(), aside(number));
    }

    private Path aside(int number) {
        return folder.path().resolve(path().getFileName() + ".broken-" + number);
    }

    private static void close(JournalDatabase database, RuntimeException because) {
        try {
            database.close();
        } catch (RuntimeException e) {
            because.addSuppressed(e);
        }
    }
}
