package dev.cutover.cli.compare;

import dev.cutover.model.reconcile.Side;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.reconcile.source.CsvDialect;
import dev.cutover.reconcile.source.InputFile;
import dev.cutover.reconcile.source.SourceFormat;
import dev.cutover.yaml.shape.Suggestion;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How the files are written: both alike, or each in its own way. */
final class FileOptions {
    @Option(
            names = "--format",
            paramLabel = "[SIDE:]csv|tsv|json",
            parameterConsumer = SideValues.OfSides.class,
            description = "How the files are written: csv with a header, tsv with tabs, json with an object a line. By"
                    + " default their endings say so (csv, tsv, tab, json, jsonl or ndjson, then perhaps gz), or their"
                    + " first letter. " + SideValues.FORM)
    private List<String> format = List.of();

    @Option(
            names = "--delimiter",
            paramLabel = "[SIDE:]SIGN",
            parameterConsumer = SideValues.OfSides.class,
            description = "Between two values of CSV; by default the one of , ; tab | that the header has most often.")
    private List<String> delimiter = List.of();

    @Option(
            names = "--null",
            paramLabel = "[SIDE:]TEXT",
            parameterConsumer = SideValues.OfSides.class,
            description =
                    "What stands for no value in CSV, unless it is in quotes: \\N in tables that MySQL or PostgreSQL"
                            + " wrote as text. By default nothing at all stands for it, and \"\" is an empty text.")
    private List<String> nullText = List.of();

    @Option(
            names = "--no-quotes",
            arity = "0..1",
            paramLabel = "SIDE:",
            parameterConsumer = OneSide.class,
            description =
                    "Quotes are letters like any other, as in tables that MySQL or PostgreSQL wrote as text; of one"
                            + " side alone with left: or right: behind it.")
    private Set<Side> withoutQuotes = EnumSet.noneOf(Side.class);

    @Option(
            names = "--encoding",
            paramLabel = "[SIDE:]NAME",
            parameterConsumer = SideValues.OfSides.class,
            description =
                    "The encoding of a file that is not in UTF-8, such as left:windows-1252, ISO-8859-15 or UTF-16."
                            + " A file that is decoded is read anew after a crash.")
    private List<String> encoding = List.of();

    @Option(
            names = "--columns",
            arity = "1..*",
            split = ",",
            paramLabel = "NAME",
            description = "Names that the first 1000 lines of JSON may lack; columns are found from these.")
    private List<String> columns = List.of();

    /** Takes {@code left:} or {@code right:} if one of them comes next, and stands for both sides if none does. */
    private static final class OneSide implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> args, ArgSpec argSpec, CommandSpec commandSpec) {
            Set<Side> sides = EnumSet.noneOf(Side.class);
            for (var side : Side.values()) {
                if (!args.isEmpty() && args.peek().equals(side + ":")) {
                    args.pop();
                    sides.add(side);
                }
            }
            if (sides.isEmpty()) {
                sides = EnumSet.allOf(Side.class);
            }
            Set<Side> before = argSpec.getValue();
            sides.addAll(before);
            argSpec.setValue(sides);
        }
    }

    SourceFormat format(Side side, InputFile file) {
        return SideValues.of("--format", format)
                .of(side)
                .map(FileOptions::format)
                .orElseGet(() -> SourceFormat.of(file));
    }

    private static SourceFormat format(String name) {
        return Arrays.stream(SourceFormat.values())
                .filter(known -> known.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ExitCode.USAGE, "--format takes csv, tsv or json, not '" + name + "'", "write --format csv"));
    }

    /** UTF-8, unless something else is said. */
    Charset encoding(Side side) {
        return SideValues.of("--encoding", encoding)
                .of(side)
                .map(FileOptions::charset)
                .orElse(StandardCharsets.UTF_8);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--encoding " + name + " is not known here",
                    Suggestion.nearest(
                                    name.toLowerCase(Locale.ROOT),
                                    List.of("windows-1252", "iso-8859-1", "iso-8859-15", "utf-16", "utf-8"))
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("name one such as windows-1252, ISO-8859-15 or UTF-16"));
        }
    }

    /** @param ignored names in JSON that are no columns */
    SourceFormat.Reading reading(Side side, List<String> ignored) {
        var dialect = new CsvDialect(
                SideValues.of("--delimiter", delimiter).of(side).map(FileOptions::sign),
                !withoutQuotes.contains(side),
                SideValues.of("--null", nullText).of(side).orElse(""));
        return new SourceFormat.Reading(dialect, columns, Set.copyOf(ignored));
    }

    private static char sign(String delimiter) {
        String sign = delimiter.equals("tab") || delimiter.equals("\\t") ? "\t" : delimiter;
        boolean isFit = sign.length() == 1 && sign.charAt(0) < 128 && "\"\r\n".indexOf(sign.charAt(0)) < 0;
        if (!isFit) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--delimiter takes one ASCII letter that is no quote, not '" + delimiter + "'",
                    "write --delimiter ';', or --delimiter tab");
        }
        return sign.charAt(0);
    }
}
