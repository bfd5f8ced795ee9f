package dev.cutover.history.index;

import dev.cutover.history.memory.RememberedDefinition;
import dev.cutover.journal.Home;
import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.sql.UnopenedCopy;
import dev.cutover.run.RunId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the home's index holds, and how it is brought up to date. It is open only while its rows are read or written,
 * never while records are. Whatever goes wrong with it is noted, and costs time, but no answer. Not thread-safe.
 */
public final class HistoryIndex {
    private final IndexFile file;
    private final List<String> notes = new ArrayList<>();
    private boolean usable = true;
    private boolean sound = true;

    public HistoryIndex(Home home) {
        file = new IndexFile(home.root(), home.disk());
    }

    /**
     * What it has of runs.
     *
     * @param stamp of the record that it was computed from
     */
    public record Entry<T>(String stamp, String definition, T part) {}

    /**
     * What it has.
     *
     * @param definitions by digest; none unless whole runs are asked for
     */
    public record Contents<T>(Map<RunId, Entry<T>> runs, Map<String, RememberedDefinition> definitions) {
        static <T> Contents<T> none() {
            return new Contents<>(Map.of(), Map.of());
        }
    }

    /** What was out of the ordinary so far, a line each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** What it has of these runs; nothing if it is missing, unusable or in use. */
    public <T> Contents<T> read(IndexedPart<T> part, Set<RunId> runs) {
        if (!file.isThere()) {
            return Contents.none();
        }
        try (var lock = lock()) {
            if (lock == null) {
                return Contents.none();
            }
            if (!file.isSound()) {
                sound = false;
                return Contents.none();
            }
            try (var tables = IndexTables.readOnly(file.name())) {
                return contents(tables, part, runs);
            }
        } catch (IOException e) {
            unusable(e);
        } catch (SQLException | RuntimeException e) {
            if (UnopenedCopy.isInUse(e)) {
                unusable(e);
            }
            // Of another version, or damaged: it is made anew.
            sound = false;
        }
        return Contents.none();
    }

    private static <T> Contents<T> contents(IndexTables tables, IndexedPart<T> part, Set<RunId> runs)
            throws SQLException {
        if (!tables.isOfThisVersion()) {
            throw new SQLException("it is of another version");
        }
        var definitions = new HashMap<String, RememberedDefinition>();
        if (part == IndexedPart.WHOLE) {
            tables.definitions().forEach(definition -> definitions.put(definition.digest(), definition));
        }
        var found = new HashMap<RunId, Entry<T>>();
        for (var row : tables.rows(part.column())) {
            var run = new RunId(row.run());
            if (runs.contains(run)) {
                found.put(run, new Entry<>(row.stamp(), row.definition(), part.read(row.content())));
            }
        }
        return new Contents<>(found, definitions);
    }

    /**
     * Brings it up to date.
     *
     * @param fresh what is new of runs
     */
    public void keep(Collection<FreshRun> fresh) {
        if (!usable || fresh.isEmpty()) {
            return;
        }
        try (var lock = lock()) {
            if (lock != null) {
                write(fresh);
            }
        } catch (IOException | SQLException | RuntimeException e) {
            unusable(e);
        }
    }

    private void write(Collection<FreshRun> fresh) throws IOException, SQLException {
        if (!sound || !file.isSound()) {
            file.make();
        }
        try (var tables = IndexTables.open(file.name())) {
            file.noteOpened();
            tables.makeThoseMissing();
            tables.keep(fresh);
        }
        file.noteClosed();
        sound = true;
    }

    private Disk.@Nullable HeldLock lock() throws IOException {
        Optional<Disk.HeldLock> lock = usable ? file.lock() : Optional.empty();
        if (usable && lock.isEmpty()) {
            notes.add(file.inUse());
            usable = false;
        }
        return lock.orElse(null);
    }

    private void unusable(Exception e) {
        usable = false;
        notes.add(UnopenedCopy.isInUse(e) ? file.inUse() : file.unusable(e));
    }
}
