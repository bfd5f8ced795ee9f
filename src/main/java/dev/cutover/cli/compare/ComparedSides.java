package dev.cutover.cli.compare;

import dev.cutover.execution.EnvironmentRecords;
import dev.cutover.execution.definition.RunDefinitionLoader;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.model.SystemId;
import dev.cutover.model.reconcile.Side;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.reconcile.pushdown.SummedSide;
import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.row.UnreadableSource;
import dev.cutover.reconcile.source.InputFile;
import dev.cutover.reconcile.source.RecordsSource;
import dev.cutover.reconcile.source.SourceFormat;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.spi.Records;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The two sources that a user has named, open until they are closed. Not thread-safe. */
final class ComparedSides implements AutoCloseable {
    private static final String STANDARD_INPUT = "-";

    private final ComparedSource left;
    private final ComparedSource right;
    private final Optional<EnvironmentRecords> environment;
    private final List<SummedSide> summed;
    private final List<String> advice;

    private ComparedSides(
            ComparedSource left,
            ComparedSource right,
            Optional<EnvironmentRecords> environment,
            List<SummedSide> summed,
            List<String> advice) {
        this.advice = List.copyOf(advice);
        this.summed = List.copyOf(summed);
        this.left = left;
        this.right = right;
        this.environment = environment;
    }

    /**
     * What is said of the sources.
     *
     * @param query which rows of record sets are read
     */
    record Wish(
            Map<Side, String> names,
            ColumnOptions columns,
            FileOptions files,
            Optional<String> environment,
            Records.Query query) {

        private String name(Side side) {
            return Objects.requireNonNull(names.get(side));
        }

        /** The name of a record set, taken apart; empty if it is a file. */
        private Optional<SetName> set(Side side, ProcessEnvironment processEnvironment) {
            String name = name(side);
            int dot = name.lastIndexOf('.');
            boolean isFile = environment.isEmpty()
                    || name.equals(STANDARD_INPUT)
                    || name.contains("/")
                    || Files.exists(processEnvironment.path(name))
                    || dot < 1;
            return isFile
                    ? Optional.empty()
                    : Optional.of(new SetName(new SystemId(name.substring(0, dot)), name.substring(dot + 1)));
        }
    }

    private record SetName(SystemId system, String set) {}

    /**
     * Opens both.
     *
     * @throws ProblemException if one cannot be opened
     */
    static ComparedSides open(Wish wish, ProcessEnvironment processEnvironment, Home home) throws InterruptedException {
        if (wish.names().values().stream().allMatch(STANDARD_INPUT::equals)) {
            throw new ProblemException(
                    ExitCode.USAGE, "both sides cannot be standard input", "name a file for one of them");
        }
        var systems = new HashSet<SystemId>();
        for (var side : Side.values()) {
            wish.set(side, processEnvironment).ifPresent(name -> systems.add(name.system()));
        }
        var environment = systems.isEmpty()
                ? Optional.<EnvironmentRecords>empty()
                : wish.environment()
                        .map(given -> EnvironmentRecords.connect(
                                processEnvironment,
                                home,
                                new RunDefinitionLoader(processEnvironment).environment(given),
                                systems));
        try {
            return new Opening(wish, processEnvironment, environment).both();
        } catch (RuntimeException | InterruptedException failed) {
            environment.ifPresent(EnvironmentRecords::close);
            throw failed;
        }
    }

    ComparedSource left() {
        return left;
    }

    ComparedSource right() {
        return right;
    }

    /** Whether a later look is possible: at rows that may have changed since. */
    boolean canLookAgain() {
        return left.source().canLookAgain() || right.source().canLookAgain();
    }

    /** What may help to read them, each a sentence. */
    List<String> advice() {
        return advice;
    }

    /** Whether neither has a column besides the key. */
    boolean haveKeysOnly(List<String> key) {
        return Stream.of(left, right).allMatch(side -> side.source().columns().size() <= key.size());
    }

    /** The same without secrets, which rows and a system's words may have. */
    ComparisonResult masked(ComparisonResult result) {
        return environment.map(records -> records.masked(result)).orElse(result);
    }

    /** A system's words without secrets. */
    String masked(String text) {
        return environment.map(records -> records.masked(text)).orElse(text);
    }

    /** Both sides as systems that can add up their rows, the left one first; fewer if one cannot. */
    List<SummedSide> summed() {
        return summed;
    }

    @Override
    public void close() {
        environment.ifPresent(EnvironmentRecords::close);
    }

    /** Opens one after the other. */
    private record Opening(Wish wish, ProcessEnvironment processEnvironment, Optional<EnvironmentRecords> environment) {

        ComparedSides both() throws InterruptedException {
            try {
                var leftFile = file(Side.LEFT);
                var rightFile = file(Side.RIGHT);
                boolean isLeftEmpty = leftFile.filter(InputFile::isBlank).isPresent();
                // The columns of JSON without a line are those of the other side.
                var first = isLeftEmpty ? Side.RIGHT : Side.LEFT;
                var one = source(first, isLeftEmpty ? rightFile : leftFile, List.of());
                var columns = common(first, one);
                var other = source(first.other(), isLeftEmpty ? leftFile : rightFile, columns);
                var left = isLeftEmpty ? other : one;
                var right = isLeftEmpty ? one : other;
                return new ComparedSides(
                        new ComparedSource(left, wish.columns().renamed(Side.LEFT)),
                        new ComparedSource(right, wish.columns().renamed(Side.RIGHT)),
                        environment,
                        summed(),
                        Stream.concat(advice(Side.LEFT, leftFile).stream(), advice(Side.RIGHT, rightFile).stream())
                                .toList());
            } catch (UnreadableSource e) {
                throw new ProblemException(
                        ExitCode.INCOMPLETE,
                        String.valueOf(e.getMessage()),
                        "nothing is said of what could not be read",
                        e);
            }
        }

        private static Optional<String> advice(Side side, Optional<InputFile> file) {
            return file.flatMap(known -> known.notUtf8()
                    .map(where -> known.name() + " is not in UTF-8: " + where + ". Its bytes are compared as they are;"
                            + " --encoding " + side + ":windows-1252 reads it as Windows and Excel write it"));
        }

        private List<String> common(Side side, RowSource source) {
            var renamed = wish.columns().renamed(side);
            return source.columns().stream()
                    .map(column -> renamed.getOrDefault(column.name(), column.name()))
                    .toList();
        }

        private Optional<InputFile> file(Side side) throws UnreadableSource, InterruptedException {
            if (wish.set(side, processEnvironment).isPresent()) {
                return Optional.empty();
            }
            String name = wish.name(side);
            if (name.equals(STANDARD_INPUT)) {
                return Optional.of(InputFile.of(processEnvironment.in(), "standard input")
                        .decoded(wish.files().encoding(side)));
            }
            var path = processEnvironment.path(name);
            if (Files.isDirectory(path)) {
                throw new ProblemException(
                        ExitCode.USAGE, name + " is a folder, not a file of rows", "name a file in it");
            }
            if (!Files.exists(path)) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        "there is no file " + name,
                        wish.environment().isPresent()
                                ? "a record set is named as in legacy-oms.orders"
                                : "check the path; a record set, as in legacy-oms.orders, needs its environment: --env");
            }
            return Optional.of(InputFile.of(path, name).decoded(wish.files().encoding(side)));
        }

        private RowSource source(Side side, Optional<InputFile> file, List<String> ofOther)
                throws UnreadableSource, InterruptedException {
            if (file.isEmpty()) {
                return records(side);
            }
            var opened = file.orElseThrow();
            var reading = wish.files().reading(side, wish.columns().ignored());
            if (opened.isBlank()) {
                reading = new SourceFormat.Reading(reading.dialect(), own(side, ofOther), reading.ignored());
            }
            return wish.files().format(side, opened).open(opened, reading);
        }

        /** The side's own names of columns with these common names. */
        private List<String> own(Side side, List<String> common) {
            var own = new ArrayList<>(common);
            wish.columns()
                    .renamed(side)
                    .forEach((name, commonName) -> own.replaceAll(column -> column.equals(commonName) ? name : column));
            return own;
        }

        private List<SummedSide> summed() throws InterruptedException {
            var summed = new ArrayList<SummedSide>();
            for (var side : Side.values()) {
                var name = wish.set(side, processEnvironment);
                if (name.isPresent()) {
                    var system = name.get().system();
                    var systems = environment.orElseThrow();
                    var set = systems.set(system, name.get().set());
                    systems.sums(system)
                            .ifPresent(sums ->
                                    summed.add(new SummedSide(systems.records(system), sums, set, wish.query())));
                }
            }
            return summed;
        }

        private RowSource records(Side side) throws InterruptedException {
            var name = wish.set(side, processEnvironment).orElseThrow();
            var systems = environment.orElseThrow();
            var set = systems.set(name.system(), name.set());
            var source = RecordsSource.of(systems.records(name.system()), set, wish.query(), wish.name(side))
                    .inSystem(systems.identity(name.system()));
            var group = own(side, wish.columns().key());
            boolean hasAll = Set.copyOf(
                            set.columns().stream().map(column -> column.name()).toList())
                    .containsAll(group);
            // A key that is not there is refused when the columns are looked at.
            return hasAll ? source.groupedBy(group) : source;
        }
    }
}
