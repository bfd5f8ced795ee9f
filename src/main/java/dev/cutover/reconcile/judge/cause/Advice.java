package dev.cutover.reconcile.judge.cause;

import dev.cutover.model.reconcile.ColumnRule.Leniency;
import dev.cutover.reconcile.judge.value.TimeText;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Says which rule would help where a column differs in a way that rules are for, unless it is in force. It never
 * recommends to overlook an amount, nor to leave out amounts or times. Not thread-safe.
 */
final class Advice {
    private static final List<Overlooking> RULES = List.of(
            new Overlooking(
                    List.of(Form.NUMBER_FORM),
                    "in the form of the number",
                    "--compare %s=number",
                    "{ tolerance: 0 }",
                    AdvisedColumns::readsNumbers),
            new Overlooking(
                    List.of(Form.TIME_FORM),
                    "in the form of the time",
                    "--compare %s=time",
                    "{ within: 0s }",
                    AdvisedColumns::readsTimes),
            new Overlooking(
                    List.of(Form.UPPER_CASE),
                    "in upper and lower case",
                    "--ignore-case %s",
                    "{ ignore: [case] }",
                    (columns, column) -> columns.overlooks(column, Leniency.CASE)),
            new Overlooking(
                    List.of(Form.WHITE_SPACE),
                    "in white space at the ends",
                    "--trim %s",
                    "{ ignore: [trim] }",
                    (columns, column) -> columns.overlooks(column, Leniency.TRIM)),
            new Overlooking(
                    List.of(Form.NULL_AGAINST_EMPTY, Form.EMPTY_AGAINST_NULL),
                    "in that one side has no value and the other one an empty text",
                    "--blank-is-null %s",
                    "{ ignore: [blank] }",
                    (columns, column) -> columns.overlooks(column, Leniency.BLANK_IS_NULL)));

    private final CauseCounts counts;
    private final long pairs;
    private final AdvisedColumns known;
    private final List<String> sentences = new ArrayList<>();

    Advice(CauseCounts counts, long pairs, AdvisedColumns known) {
        this.known = known;
        this.counts = counts;
        this.pairs = pairs;
    }

    /**
     * A rule that overlooks some forms of difference.
     *
     * @param isInForce whether a column has it already
     */
    private record Overlooking(
            List<Form> forms,
            String what,
            String option,
            String inRunbook,
            BiPredicate<AdvisedColumns, String> isInForce) {}

    List<String> sentences() {
        var columns = new TreeMap<String, List<CauseEntry>>();
        for (CauseEntry entry : counts.entries()) {
            if (entry.signature().kind() == ProblemKind.VALUE) {
                columns.computeIfAbsent(entry.signature().about(), column -> new ArrayList<>())
                        .add(entry);
            }
        }
        columns.forEach((column, entries) -> advise(DifferingColumn.of(column, entries, pairs)));
        return sentences;
    }

    private void advise(DifferingColumn column) {
        long overlooked = overlook(column);
        if (known.unread().contains(column.name())) {
            return;
        }
        Stream.of(written(column), shifted(column), WordAdvice.of(column), always(column, column.all() - overlooked))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(sentences::add);
    }

    /** Returns how many of the differences the rules would overlook. */
    private long overlook(DifferingColumn column) {
        long overlooked = 0;
        for (Overlooking rule : RULES) {
            long count = rule.forms().stream().mapToLong(column::count).sum();
            if (count > 0 && !rule.isInForce().test(known, column.name())) {
                overlooked += count;
                sentences.add("'" + column.name() + "' differs " + DifferingColumn.times(count) + " only "
                        + rule.what() + ": " + rule.option().replace("%s", column.name()) + " overlooks that"
                        + " (in a runbook " + rule.inRunbook() + ")");
            }
        }
        return overlooked;
    }

    /** A side that writes its values in a form of its own, where nobody has said what they stand for. */
    private Optional<String> written(DifferingColumn column) {
        return known.readsNumbers(column.name()) || known.readsTimes(column.name())
                ? Optional.empty()
                : WrittenAdvice.of(column);
    }

    /** The same shift in most of the rows. */
    private Optional<String> shifted(DifferingColumn column) {
        Optional<CauseEntry> most = column.mostFrequent(Form.SHIFT)
                .filter(entry -> entry.count() >= DifferingColumn.FEWEST && 2 * entry.count() >= column.all());
        return most.flatMap(
                entry -> isShiftOfZone(entry) ? Optional.of(zone(column, entry)) : tolerance(column, entry));
    }

    /** Whole quarters of an hour. */
    private static boolean isShiftOfZone(CauseEntry entry) {
        return entry.signature().detail().matches("(1[0-4]|[1-9])h((15|30|45)m)? .*|(15|30|45)m .*");
    }

    private static String zone(DifferingColumn column, CauseEntry shift) {
        boolean statesZones = DifferingColumn.samples(shift).stream().allMatch(Advice::statesZones);
        return shifted(column, shift) + ", which looks like another time zone: "
                + (statesZones
                        ? "both sides state theirs, so correct the side that is wrong"
                        : "say which one the texts without a zone are in (--zone SIDE:ZONE;"
                                + " in a runbook { within: 0s, zone: { left: … } }), or correct the side that is wrong");
    }

    private static boolean statesZones(Discrepancy problem) {
        return Stream.of(problem.left(), problem.right())
                .allMatch(text ->
                        text != null && TimeText.of(text, Optional.empty()).isPresent());
    }

    /** One side is always a few seconds late. */
    private static Optional<String> tolerance(DifferingColumn column, CauseEntry shift) {
        String span = shift.signature().detail().replaceFirst(" .*", "");
        if (!column.isNearlyAll(shift.count()) || !span.matches("[0-9]{1,2}(\\.[0-9]+)?s")) {
            return Optional.empty();
        }
        double seconds = Double.parseDouble(span.substring(0, span.length() - 1));
        String whole = (int) Math.ceil(seconds) + "s";
        return Optional.of(shifted(column, shift) + ": --compare " + column.name() + "=" + whole
                + " overlooks that (in a runbook { within: " + whole + " })");
    }

    private static String shifted(DifferingColumn column, CauseEntry shift) {
        return "'" + column.name() + "' " + shift.signature().words() + " " + DifferingColumn.times(shift.count());
    }

    /** A column that somebody has written a rule for is meant to be compared, and so are amounts and times. */
    private Optional<String> always(DifferingColumn column, long rest) {
        if (!column.isAlways(rest)) {
            return Optional.empty();
        }
        String often =
                "'" + column.name() + "' differs in " + column.share(rest) + " of the keys that both sides have: ";
        if (known.hasWritten(column.name())) {
            return Optional.of(often + "it lacks a mapping of its values, or its rule does not say how the two sides"
                    + " write the same");
        }
        return Optional.of(
                WrittenAdvice.isOfAmountsOrTimes(column)
                        ? often + "one of the sides is wrong, or they do not mean the same by it"
                        : often + "it lacks a mapping of its values, or the systems each write their own; then leave it"
                                + " out (--ignore " + column.name() + "; in a runbook " + column.name() + ": ignore)");
    }
}
