package dev.cutover.cli.compare;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.reconcile.source.CsvDialect;
import dev.cutover.reconcile.source.InputFile;
import dev.cutover.reconcile.source.SourceFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the files are written. */
final class FileOptions {
    @Option(
            names = "--format",
            paramLabel = "csv|tsv|json",
            description = "How the files are written: csv with a header, tsv with tabs, json with an object a line. By"
                    + " default their endings say so (csv, tsv, tab, jsonl or ndjson, then perhaps gz), or their first"
                    + " letter.")
    private @Nullable SourceFormat format;

    @Option(
            names = "--delimiter",
            paramLabel = "SIGN",
            description = "Between two values of CSV; by default the one of , ; tab | that the header has most often.")
    private @Nullable String delimiter;

    @Option(
            names = "--null",
            paramLabel = "TEXT",
            description =
                    "What stands for no value in CSV, unless it is in quotes: \\N in tables that MySQL or PostgreSQL"
                            + " wrote as text. By default nothing at all stands for it, and \"\" is an empty text.")
    private String nullText = "";

    @Option(
            names = "--no-quotes",
            description = "Quotes are letters like any other, as in tables that MySQL or PostgreSQL wrote as text.")
    private boolean noQuotes;

    @Option(
            names = "--columns",
            arity = "1..*",
            split = ",",
            paramLabel = "NAME",
            description = "Names that the first 1000 lines of JSON may lack; columns are found from these.")
    private List<String> columns = List.of();

    SourceFormat format(InputFile file) {
        return format == null ? SourceFormat.of(file) : format;
    }

    /** @param ignored names in JSON that are no columns */
    SourceFormat.Reading reading(List<String> ignored) {
        return new SourceFormat.Reading(new CsvDialect(sign(), !noQuotes, nullText), columns, Set.copyOf(ignored));
    }

    private Optional<Character> sign() {
        if (delimiter == null) {
            return Optional.empty();
        }
        String sign = delimiter.equals("tab") || delimiter.equals("\\t") ? "\t" : delimiter;
        boolean isFit = sign.length() == 1 && sign.charAt(0) < 128 && "\"\r\n".indexOf(sign.charAt(0)) < 0;
        if (!isFit) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--delimiter takes one ASCII letter that is no quote, not '" + delimiter + "'",
                    "write --delimiter ';', or --delimiter tab");
        }
        return Optional.of(sign.charAt(0));
    }
}
