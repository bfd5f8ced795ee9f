package dev.cutover.connector.files;

import dev.cutover.spi.ConnectorException;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import dev.cutover.spi.RunClock;
import dev.cutover.spi.exchange.Exchanges;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the record sets of one folder, each from its first file to its last. Thread-safe. */
final class FileRecords implements Records {
    private final RootFolder root;
    private final Map<String, FileSet> sets;
    private final RunClock clock;
    private final Exchanges exchanges;

    /** @param exchanges hears which files are read, and how many rows of them */
    FileRecords(RootFolder root, Map<String, FileSet> sets, RunClock clock, Exchanges exchanges) {
        this.exchanges = exchanges;
        this.root = root;
        this.sets = Map.copyOf(sets);
        this.clock = clock;
    }

    /** One whose files cannot be read now has the columns that the settings name. */
    @Override
    public List<RecordSet> sets() {
        return sets.values().stream()
                .map(this::asFarAsKnown)
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    private RecordSet asFarAsKnown(FileSet set) {
        try {
            return described(set.name());
        } catch (ConnectorException cannotBeRead) {
            return set.described().orElseThrow().withMoreColumns();
        }
    }

    /** With the columns of its first file. */
    @Override
    public RecordSet described(String name) throws ConnectorException {
        var set = spec(name);
        var first = files(set).get(0);
        try (var table = open(set, first)) {
            return recordSet(set, first, table);
        } catch (IOException e) {
            throw unreadable(first, e);
        }
    }

    @Override
    public End stream(String name, Query query, Rows rows) throws ConnectorException, InterruptedException {
        var filter = new FileRowFilter(described(name), query);
        return each(spec(name), filter::selects, rows);
    }

    /** Passes over all rows once. */
    @Override
    public End read(String name, Collection<Key> keys, Rows rows) throws ConnectorException, InterruptedException {
        var wanted = new HashSet<>(keys);
        return each(spec(name), row -> wanted.contains(row.key()), rows);
    }

    private End each(FileSet set, Predicate<Row> selects, Rows rows) throws ConnectorException, InterruptedException {
        var files = files(set);
        var pass = new Pass(set, described(set.name()), selects, rows);
        for (Path file : files) {
            try {
                var stamp = FileStamp.of(file);
                if (pass.over(file) == End.STOPPED) {
                    return End.STOPPED;
                }
                stamp.requireUnchanged(file);
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        }
        if (!files(set).equals(files)) {
            throw new ConnectorException("files of " + set.name() + " came or went while it was read: read it again"
                    + " when nobody writes to the folder");
        }
        return End.WHOLE;
    }

    /** One reading of a set. Used by one thread. */
    private final class Pass {
        private final FileSet spec;
        private final RecordSet set;
        private final Predicate<Row> selects;
        private final Rows rows;
        private @Nullable Key last;
        private long read;
        private long selected;

        Pass(FileSet spec, RecordSet set, Predicate<Row> selects, Rows rows) {
            this.spec = spec;
            this.set = set;
            this.selects = selects;
            this.rows = rows;
        }

        End over(Path file) throws ConnectorException, InterruptedException, IOException {
            read = 0;
            selected = 0;
            var exchange = exchanges.begin(() -> "read " + file);
            try {
                var end = wholeOf(file);
                exchange.answered(
                        () -> rows() + (end == End.WHOLE ? ", to the end of the file" : ", and no more were read"));
                return end;
            } catch (ConnectorException | IOException e) {
                exchange.answered(() -> rows() + "; then it broke off: " + e.getMessage());
                throw e;
            }
        }

        private String rows() {
            return (read == 1 ? "1 row" : read + " rows") + " read, of which " + selected + " selected";
        }

        private End wholeOf(Path file) throws ConnectorException, InterruptedException, IOException {
            try (var table = open(spec, file)) {
                if (!recordSet(spec, file, table).columns().equals(set.columns())) {
                    throw new ConnectorException(file + ":1: its columns are " + String.join(", ", table.columns())
                            + ", not those of the first file of " + set.name());
                }
                for (var line = table.next(); line != null; line = table.next()) {
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                    if (!passOn(file, line)) {
                        return End.STOPPED;
                    }
                }
                return End.WHOLE;
            }
        }

        private boolean passOn(Path file, TableLine line) throws ConnectorException, InterruptedException {
            var row = row(file, line);
            var before = last;
            if (set.sorted() && before != null && row.key().compareTo(before) < 0) {
                throw new ConnectorException(file + ":" + line.number()
                        + ": the key comes before that of the row above, though the set is said to be sorted: sort the"
                        + " file by the bytes of its keys, or leave out `sorted`");
            }
            last = row.key();
            read++;
            if (!isSelected(file, line, row)) {
                return true;
            }
            selected++;
            return rows.take(row);
        }

        private boolean isSelected(Path file, TableLine line, Row row) throws ConnectorException {
            try {
                return selects.test(row);
            } catch (DateTimeException e) {
                throw new ConnectorException(file + ":" + line.number() + ": "
                        + set.time().orElse("its time") + " is no instant with a zone, such as 2026-03-01T02:00:00Z");
            }
        }

        private Row row(Path file, TableLine line) throws ConnectorException {
            try {
                return Row.of(set, line.values(), "", clock.now());
            } catch (IllegalArgumentException e) {
                throw new ConnectorException(file + ":" + line.number() + ": the row has no value in its key "
                        + String.join(", ", set.key()));
            }
        }
    }

    private static OpenTable open(FileSet set, Path file) throws ConnectorException, IOException {
        return set.format() == FileFormat.CSV ? new CsvTable(file) : new JsonLinesTable(file, set.named());
    }

    private static RecordSet recordSet(FileSet set, Path file, OpenTable table) throws ConnectorException {
        for (String name : set.named()) {
            if (!table.columns().contains(name)) {
                throw new ConnectorException(
                        file + ":1: there is no column " + name + "; there are " + String.join(", ", table.columns()));
            }
        }
        return set.of(table.columns());
    }

    private List<Path> files(FileSet set) throws ConnectorException {
        try {
            return root.files(set.file());
        } catch (RefusedFileException e) {
            throw new ConnectorException(e.why());
        }
    }

    private FileSet spec(String name) throws ConnectorException {
        var set = sets.get(name);
        if (set == null) {
            throw new ConnectorException(
                    "there is no record set '" + name + "'; there are " + String.join(", ", sets.keySet()));
        }
        return set;
    }

    private static ConnectorException unreadable(Path file, IOException cause) {
        return new ConnectorException(FileFault.of(cause).sentence("read", file), cause);
    }
}
