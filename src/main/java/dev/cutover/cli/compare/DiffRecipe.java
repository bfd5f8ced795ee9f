package dev.cutover.cli.compare;

import dev.cutover.model.reconcile.ColumnRule;
import dev.cutover.model.reconcile.Looks;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.reconcile.recipe.ComparedSource;
import dev.cutover.reconcile.recipe.ComparisonRecipe;
import dev.cutover.reconcile.recipe.RecipeMistake;
import dev.cutover.reconcile.recipe.RecipeRequest;
import dev.cutover.reconcile.recipe.UnfitRecipe;
import dev.cutover.reconcile.source.JsonLineSource;
import dev.cutover.spi.RecordSet;
import dev.cutover.yaml.shape.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From what was typed to a recipe. Immutable. */
record DiffRecipe(ColumnOptions columns, RecordOptions records) {

    /** @throws ProblemException if the sources do not have the columns that are named */
    ComparisonRecipe of(ComparedSides sides) {
        requireDimensions(sides);
        Looks looks = records.looks(sides.canLookAgain());
        var request = RecipeRequest.of(sides.left(), sides.right(), columns.key())
                .withColumns(withoutLate(columns.columns(common(sides)), sides))
                .withLooks(looks);
        try {
            return ComparisonRecipe.of(request);
        } catch (UnfitRecipe e) {
            throw new ProblemException(ExitCode.USAGE, problems(e.mistakes()));
        }
    }

    private void requireDimensions(ComparedSides sides) {
        var known = Stream.of(sides.left(), sides.right())
                .flatMap(side -> named(side).stream().map(RecordSet.Column::name))
                .distinct()
                .toList();
        var problems = columns.by().stream()
                .filter(column -> !known.contains(column))
                .map(column -> Problem.of(
                        "neither side has a column '" + column + "', which --by names",
                        Suggestion.hint(column, known, "columns")))
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(ExitCode.USAGE, problems);
        }
    }

    /** The rules of columns by their common names. */
    Map<String, ColumnRule> rules(ComparedSides sides) {
        return withoutLate(columns.columns(common(sides)), sides).rules();
    }

    /** A name that is ignored in JSON may come after the lines by which its columns are known. */
    private static RecipeRequest.Columns withoutLate(RecipeRequest.Columns all, ComparedSides sides) {
        boolean hasJson =
                Stream.of(sides.left(), sides.right()).anyMatch(side -> side.source() instanceof JsonLineSource);
        if (!hasJson) {
            return all;
        }
        var rules = new LinkedHashMap<>(all.rules());
        var known = Stream.of(sides.left(), sides.right())
                .flatMap(side -> named(side).stream().map(RecordSet.Column::name))
                .collect(Collectors.toSet());
        rules.entrySet().removeIf(rule -> rule.getValue().equals(ColumnRule.IGNORED) && !known.contains(rule.getKey()));
        return all.withRules(rules);
    }

    /** The columns that both sides have; of the type that one of them has, if the other is a file. */
    private static List<RecordSet.Column> common(ComparedSides sides) {
        var right = new LinkedHashMap<String, RecordSet.Column>();
        named(sides.right()).forEach(column -> right.put(column.name(), column));
        var common = new ArrayList<RecordSet.Column>();
        for (var column : named(sides.left())) {
            var other = right.get(column.name());
            if (other != null) {
                boolean isFile = column.type() == RecordSet.Type.TEXT;
                common.add(isFile || other.type() == RecordSet.Type.INSTANT ? other : column);
            }
        }
        return common;
    }

    private static List<RecordSet.Column> named(ComparedSource side) {
        return side.source().columns().stream()
                .map(column -> RecordSet.Column.of(
                        side.columns().getOrDefault(column.name(), column.name()), column.type(), column.description()))
                .toList();
    }

    private static List<Problem> problems(List<RecipeMistake> mistakes) {
        var problems = new LinkedHashMap<String, Problem>();
        for (var mistake : mistakes) {
            problems.merge(
                    mistake instanceof RecipeMistake.NoSuchColumn unknown
                            ? unknown.column() + option(unknown.use())
                            : mistake.sentence(),
                    problem(mistake),
                    (first, second) -> onBothSides(mistake, first));
        }
        return List.copyOf(problems.values());
    }

    /** A mistyped name is on neither side, and said once. */
    private static Problem onBothSides(RecipeMistake mistake, Problem once) {
        return mistake instanceof RecipeMistake.NoSuchColumn unknown ? lacks("neither side has a", unknown) : once;
    }

    private static Problem lacks(String who, RecipeMistake.NoSuchColumn unknown) {
        return Problem.of(
                who + " column '" + unknown.column() + "'" + option(unknown.use()),
                Suggestion.hint(unknown.column(), unknown.available(), "columns"));
    }

    /** The other side has it: then this one may call it by another name. */
    private static Optional<Problem> calledOtherwise(RecipeMistake.NoSuchColumn unknown) {
        boolean isRenamed = unknown.use() == RecipeMistake.Use.RENAMED;
        return isRenamed
                ? Optional.empty()
                : Suggestion.nearest(unknown.column(), unknown.available())
                        .map(near -> Problem.of(
                                unknown.source() + " has no column '" + unknown.column() + "'" + option(unknown.use()),
                                "if it is called '" + near + "' there, write --rename " + unknown.side() + ":" + near
                                        + "=" + unknown.column()));
    }

    private static Problem problem(RecipeMistake mistake) {
        if (mistake instanceof RecipeMistake.NoSuchColumn unknown) {
            return calledOtherwise(unknown).orElseGet(() -> lacks(unknown.source() + " has no", unknown));
        }
        if (mistake instanceof RecipeMistake.RuleForKey key) {
            return Problem.of(key.sentence(), "leave --compare " + key.column() + " out");
        }
        if (mistake instanceof RecipeMistake.SameName same) {
            return Problem.of(same.sentence(), "give one of them another name with --rename");
        }
        if (mistake instanceof RecipeMistake.NoKey none) {
            return Problem.of(none.sentence(), "name the columns with --key");
        }
        throw new IllegalArgumentException("no words for " + mistake);
    }

    private static String option(RecipeMistake.Use use) {
        return switch (use) {
            case KEY -> ", which --key names";
            case RULE -> ", which has a rule";
            case RENAMED -> ", which --rename names";
            case CHANGED -> ", which says when a row has changed (--changed)";
            case JUDGED -> ", which has the stages";
        };
    }
}
