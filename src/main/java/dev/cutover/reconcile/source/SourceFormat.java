package dev.cutover.reconcile.source;

import dev.cutover.reconcile.row.UnreadableSource;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** How the rows of a file are written. */
public enum SourceFormat {
    CSV,
    /** Values separated by tabs. */
    TSV,
    /** JSON lines. */
    JSON;

    /**
     * What is said of files besides their names.
     *
     * @param columns that the first lines of JSON may lack
     * @param ignored names in JSON that are no columns
     */
    public record Reading(CsvDialect dialect, Collection<String> columns, Set<String> ignored) {}

    /** By the ending of a file's name, or where that says nothing by its first sign. */
    public static SourceFormat of(InputFile file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        if (plain.endsWith(".tsv") || plain.endsWith(".tab")) {
            return TSV;
        } else if (plain.endsWith(".jsonl") || plain.endsWith(".ndjson") || plain.endsWith(".json")) {
            return JSON;
        } else if (plain.endsWith(".csv")) {
            return CSV;
        }
        byte[] head = file.head();
        int at = FileBeginning.first(head);
        boolean isArray = at < head.length && head[at] == '[' && isObject(head, at + 1);
        return isArray || isObject(head, at) ? JSON : CSV;
    }

    private static boolean isObject(byte[] head, int from) {
        int at = from;
        while (at < head.length && Character.isWhitespace(head[at])) {
            at++;
        }
        return at < head.length && head[at] == '{';
    }

    /**
     * The source that a file is.
     *
     * @throws UnreadableSource if the columns of the file cannot be known
     */
    public FileSource open(InputFile file, Reading reading) throws UnreadableSource {
        return switch (this) {
            case CSV -> CsvSource.of(file, reading.dialect());
            case TSV ->
                CsvSource.of(
                        file,
                        reading.dialect().delimiter().isPresent()
                                ? reading.dialect()
                                : reading.dialect().withDelimiter('\t'));
            case JSON -> JsonLineSource.of(file, reading.columns(), reading.ignored());
        };
    }
}
