package dev.cutover.cli.compare;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.ColumnRule.As;
import dev.cutover.model.reconcile.ColumnRule.Leniency;
import dev.cutover.model.reconcile.Side;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.reconcile.recipe.RecipeRequest;
import dev.cutover.spi.RecordSet;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which columns are compared, and how. */
final class ColumnOptions {
    private static final String EVERY = "*";

    /** What traffic is usually told apart by. */
    private static final List<String> DIMENSIONS = List.of("region", "lane", "brand", "tenant");

    @Option(
            names = "--key",
            required = true,
            split = ",",
            paramLabel = "COLUMN",
            description =
                    "The columns that tell rows apart, separated by commas. Keys are compared byte by byte: 007 is"
                            + " not 7. A row without a key cannot be compared.")
    private List<String> key = List.of();

    @Option(
            names = "--compare",
            arity = "1..*",
            paramLabel = "COLUMN=RULE",
            description = "How a column is compared: " + TypedRule.ALL
                    + "; several are joined by +, as in total=0.01+trim. * stands for all columns without a rule of"
                    + " their own. Without a rule, the columns of a file are compared byte by byte, and those of a record"
                    + " set by their types.")
    private List<String> compare = List.of();

    @Option(names = "--only", description = "Compares only the columns that --compare and --map name.")
    private boolean only;

    @Option(
            names = "--keys-only",
            description = "Compares no column: only whether the keys are there, once on each side.")
    private boolean keysOnly;

    @Option(
            names = "--ignore",
            arity = "1..*",
            split = ",",
            paramLabel = "COLUMN",
            description = "Leaves columns out of the comparison.")
    private List<String> ignore = List.of();

    @Option(
            names = "--trim",
            arity = "1..*",
            split = ",",
            paramLabel = "COLUMN",
            description = "The same as COLUMN=trim: white space at both ends is overlooked.")
    private List<String> trim = List.of();

    @Option(
            names = "--ignore-case",
            arity = "1..*",
            split = ",",
            paramLabel = "COLUMN",
            description = "The same as COLUMN=ignore-case: upper and lower case are the same.")
    private List<String> ignoreCase = List.of();

    @Option(
            names = "--blank-is-null",
            arity = "1..*",
            split = ",",
            paramLabel = "COLUMN",
            description = "The same as COLUMN=blank-is-null: an empty text is no value.")
    private List<String> blankIsNull = List.of();

    @Option(
            names = "--map",
            arity = "1..*",
            paramLabel = "COLUMN:LEFT=RIGHT",
            description = "What a value on the left is called on the right, as in status:CANCELED=cancelled.")
    private List<String> map = List.of();

    @Option(
            names = "--rename",
            arity = "1..*",
            paramLabel = "SIDE:COLUMN=NAME",
            description = "Gives a column of one side the name that the other side has, as in right:id=order_id.")
    private List<String> rename = List.of();

    @Mixin
    private WrittenOptions written = new WrittenOptions();

    @Option(
            names = "--by",
            arity = "1..*",
            split = ",",
            paramLabel = "COLUMN",
            description = "Columns by whose values causes are told apart: by default region, lane, brand and tenant,"
                    + " where there are such.")
    private List<String> by = List.of();

    /** @throws ProblemException if it names a column twice */
    List<String> key() {
        for (String column : key) {
            if (Collections.frequency(key, column) > 1) {
                throw new ProblemException(
                        ExitCode.USAGE, "--key names '" + column + "' twice", "name each column of the key once");
            }
        }
        return key;
    }

    /** The columns that --by names; none if it is left to those by which traffic is usually told apart. */
    List<String> by() {
        return by;
    }

    private List<String> dimensions() {
        return by.isEmpty() ? DIMENSIONS : by;
    }

    /** Whether it is meant that no column is compared. */
    boolean keysOnly() {
        return keysOnly;
    }

    /** Names that are no columns. */
    List<String> ignored() {
        return ignore;
    }

    /** The common name of a side's column by its own name. */
    Map<String, String> renamed(Side side) {
        var names = new LinkedHashMap<String, String>();
        for (String one : rename) {
            int colon = one.indexOf(':');
            int equals = one.indexOf('=', colon + 1);
            String named = colon < 0 ? "" : one.substring(0, colon);
            if (equals < 0 || !(named.equals("left") || named.equals("right"))) {
                throw wrong("--rename", "SIDE:COLUMN=NAME", one, "right:id=order_id");
            }
            if (named.equals(side.toString())) {
                names.put(one.substring(colon + 1, equals), one.substring(equals + 1));
            }
        }
        return names;
    }

    /**
     * What is done with the columns.
     *
     * @param common the columns that both sides have, by their common names and with the type that one of them has
     */
    RecipeRequest.Columns columns(List<RecordSet.Column> common) {
        var zoned = written.zone().map(known -> new As.Time(Duration.ZERO, Optional.of(known)));
        var rules = rules();
        ColumnRule every = rules.remove(EVERY);
        if (keysOnly) {
            return keysAlone(rules);
        }
        for (var column : common) {
            boolean isFree = !key.contains(column.name()) && !ignore.contains(column.name());
            if (every != null && isFree && !only) {
                rules.putIfAbsent(column.name(), every);
            }
            if (zoned.isPresent() && isFree && column.type() == RecordSet.Type.INSTANT) {
                rules.computeIfPresent(column.name(), (name, rule) -> timed(rule, zoned.orElseThrow()));
                if (!only) {
                    rules.putIfAbsent(column.name(), timed(ColumnRule.BY_TYPE, zoned.orElseThrow()));
                }
            }
        }
        withForms(rules, common);
        ignore.forEach(column -> rules.put(column, ColumnRule.IGNORED));
        written.requireUse(rules);
        var columns = RecipeRequest.Columns.ALL.withRules(rules).withDimensions(dimensions());
        return only ? columns.only() : columns;
    }

    /** Adds how each side writes its values. */
    private void withForms(Map<String, ColumnRule> rules, List<RecordSet.Column> common) {
        for (var column : common) {
            boolean isCompared = !key.contains(column.name()) && !(only && !rules.containsKey(column.name()));
            var rule = written.written(rules.getOrDefault(column.name(), ColumnRule.BY_TYPE), column.type());
            if (isCompared && !rule.written().isEmpty()) {
                rules.put(column.name(), rule);
            }
        }
    }

    private RecipeRequest.Columns keysAlone(Map<String, ColumnRule> rules) {
        if (!rules.isEmpty()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--keys-only compares no column, and '"
                            + rules.keySet().iterator().next() + "' has a rule",
                    "leave one of them out");
        }
        return RecipeRequest.Columns.ALL.withDimensions(dimensions()).only();
    }

    private static ColumnRule timed(ColumnRule rule, As time) {
        return rule.as() instanceof As.ByType ? new ColumnRule(time, rule.lenient(), rule.vocabulary()) : rule;
    }

    private Map<String, ColumnRule> rules() {
        var rules = new LinkedHashMap<String, ColumnRule>();
        for (String one : compare) {
            int equals = one.lastIndexOf('=');
            if (equals < 1) {
                throw wrong("--compare", "COLUMN=RULE", one, "total=0.01; LEFT and RIGHT come before it");
            }
            String column = one.substring(0, equals);
            if (rules.put(column, TypedRule.parse(column, one.substring(equals + 1), written.zone())) != null) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        "--compare has two rules for '" + column + "'",
                        "join them by +, as in " + column + "=0.01+trim");
            }
        }
        trim.forEach(column -> rules.merge(column, lenient(Leniency.TRIM), ColumnOptions::both));
        ignoreCase.forEach(column -> rules.merge(column, lenient(Leniency.CASE), ColumnOptions::both));
        blankIsNull.forEach(column -> rules.merge(column, lenient(Leniency.BLANK_IS_NULL), ColumnOptions::both));
        map(rules);
        return rules;
    }

    private static ColumnRule lenient(Leniency one) {
        return new ColumnRule(new As.ByType(), Set.of(one), Map.of());
    }

    private static ColumnRule both(ColumnRule rule, ColumnRule more) {
        var lenient = new LinkedHashSet<>(rule.lenient());
        lenient.addAll(more.lenient());
        return new ColumnRule(rule.as(), lenient, rule.vocabulary());
    }

    private void map(Map<String, ColumnRule> rules) {
        for (String one : map) {
            int colon = one.indexOf(':');
            int equals = one.indexOf('=', colon + 1);
            if (colon < 1 || equals < 0) {
                throw wrong("--map", "COLUMN:LEFT=RIGHT", one, "status:CANCELED=cancelled");
            }
            String column = one.substring(0, colon);
            rules.put(column, mapped(rules.getOrDefault(column, ColumnRule.BY_TYPE), one, colon, equals));
        }
    }

    private static ColumnRule mapped(ColumnRule rule, String one, int colon, int equals) {
        var words = new LinkedHashMap<>(rule.vocabulary());
        if (words.put(one.substring(colon + 1, equals), one.substring(equals + 1)) != null) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "--map says twice what " + one.substring(0, equals) + " is called on the right",
                    "leave one of them out");
        }
        return new ColumnRule(rule.as(), rule.lenient(), words);
    }

    private static ProblemException wrong(String option, String form, String given, String example) {
        return new ProblemException(
                ExitCode.USAGE, option + " takes " + form + ", not '" + given + "'", "write it as in " + example);
    }
}
