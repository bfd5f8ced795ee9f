package dev.cutover.engine.reconcile;

import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.look.DifferenceSink;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.FigureText;
import dev.cutover.text.DefusedText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every difference as a row of a CSV file that the user alone can read; no value reads as a formula. A value that is
 * not there is nothing between commas, an empty one a pair of quotes. Not thread-safe.
 */
final class DifferenceFile implements DifferenceSink, AutoCloseable {
    private static final long MOST = 1_000_000;

    private final List<String> keyColumns;
    private final ValueRedaction redaction;
    private final BufferedWriter out;
    private long rows;
    private long left;

    DifferenceFile(Path file, List<String> keyColumns, ValueRedaction redaction) throws IOException {
        this.keyColumns = List.copyOf(keyColumns);
        this.redaction = redaction;
        Files.deleteIfExists(file);
        var channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        this.out =
                new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8));
        var header = new ArrayList<>(keyColumns);
        header.addAll(List.of("problem", "about", "left", "right", "standing"));
        write(header);
    }

    @Override
    public void difference(List<String> key, List<Discrepancy> problems, Standing standing) throws IOException {
        var clean = redaction.ofKey(keyColumns, key);
        for (var problem : problems) {
            if (rows >= MOST) {
                left++;
                continue;
            }
            rows++;
            var shown = redaction.of(problem);
            var row = new ArrayList<@Nullable String>(clean);
            row.add(shown.kind().toString());
            row.add(shown.about());
            row.add(shown.left());
            row.add(shown.right());
            row.add(standing.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            write(row);
        }
    }

    /** What is not in the file, as a part of a sentence; empty if everything is. */
    String cut() {
        return left == 0
                ? ""
                : FigureText.count(left) + " more problems, which are not in differences.csv: it has the first "
                        + FigureText.count(MOST);
    }

    private void write(List<? extends @Nullable String> row) throws IOException {
        out.write(row.stream().map(DifferenceFile::cell).collect(Collectors.joining(",", "", "\n")));
    }

    private static String cell(@Nullable String value) {
        if (value == null) {
            return "";
        }
        String defused = DefusedText.of(value);
        boolean isPlain = !defused.isEmpty() && defused.chars().noneMatch(DifferenceFile::needsQuotes);
        return isPlain ? defused : '"' + defused.replace("\"", "\"\"") + '"';
    }

    private static boolean needsQuotes(int character) {
        return character == ',' || character == '"' || character == '\n' || character == '\r';
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
