package dev.cutover.engine.reconcile;

import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.reconcile.StageMatrix;
import dev.cutover.model.reconcile.Total;
import dev.cutover.reconcile.judge.ComparedPair;
import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.MoneyDifference;
import dev.cutover.run.comparison.StagePair;
import dev.cutover.run.comparison.TotalLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Redacts a result, each value in it as one of the column that it comes from. What it takes out reaches neither the
 * record nor the evidence. Thread-safe.
 */
final class ResultRedaction {
    private final ValueRedaction values;
    private final Reconciliation what;

    ResultRedaction(ValueRedaction values, Reconciliation what) {
        this.values = values;
        this.what = what;
    }

    /**
     * The result without those values, and without advice about columns that are redacted.
     *
     * @throws IOException if the redaction fails; then nothing may be kept
     */
    ComparisonResult of(ComparisonResult result) throws IOException {
        if (values.isNothing()) {
            return result;
        }
        var causes = new SameCauses();
        for (var cause : result.causes()) {
            causes.add(of(cause));
        }
        return new ComparisonResult(
                result.recipe(),
                result.tally(),
                result.figures(),
                causes.all(),
                result.rules(),
                matrix(result),
                totals(result),
                sentences(result.incomplete()),
                sentences(result.advice().stream()
                        .filter(text -> !values.isAboutRedacted(text))
                        .toList()),
                result.classes(),
                money(result));
    }

    private List<String> sentences(List<String> all) throws IOException {
        var clean = new ArrayList<String>();
        for (var sentence : all) {
            clean.add(values.ofSentence(sentence));
        }
        return clean;
    }

    private Cause of(Cause cause) throws IOException {
        var samples = new ArrayList<Cause.Sampled>();
        for (var sample : cause.samples()) {
            samples.add(new Cause.Sampled(
                    values.ofKey(what.key(), sample.key()), values.of(sample.problem()), sample.ofRecord()));
        }
        String signature = values.said(cause.kind(), cause.about(), cause.signature());
        return new Cause(
                cause.kind(),
                cause.about(),
                signature == null ? "" : signature,
                cause.count(),
                cause.atLeast(),
                where(cause),
                samples);
    }

    private Optional<Cause.Concentration> where(Cause cause) throws IOException {
        if (cause.where().isEmpty()) {
            return Optional.empty();
        }
        var where = cause.where().orElseThrow();
        String value = values.of(where.dimension(), where.value());
        return Optional.of(
                new Cause.Concentration(where.dimension(), value == null ? "" : value, where.share(), where.usual()));
    }

    private List<StagePair> matrix(ComparisonResult result) throws IOException {
        String column = what.checks().matrix().map(StageMatrix::column).orElse("");
        var clean = new ArrayList<StagePair>();
        for (var pair : result.matrix()) {
            clean.add(new StagePair(
                    segment(pair.segment()),
                    stage(column, pair.left()),
                    stage(column, pair.right()),
                    pair.meaning(),
                    pair.keys()));
        }
        return clean;
    }

    private String stage(String column, String stage) throws IOException {
        return stage.equals(StageMatrix.ABSENT) ? stage : value(column, stage);
    }

    private List<TotalLine> totals(ComparisonResult result) throws IOException {
        var clean = new ArrayList<TotalLine>();
        for (var line : result.totals()) {
            clean.add(new TotalLine(
                    line.name(),
                    segment(line.segment()),
                    value(by(line.name()), line.by()),
                    line.left(),
                    line.right()));
        }
        return clean;
    }

    /** The column that tells the sums of a total apart. */
    private String by(String total) {
        return what.checks().totals().stream()
                .filter(known -> known.name().equals(total))
                .findFirst()
                .flatMap(Total::by)
                .orElse("");
    }

    private List<MoneyDifference> money(ComparisonResult result) throws IOException {
        var clean = new ArrayList<MoneyDifference>();
        for (var difference : result.money()) {
            clean.add(new MoneyDifference(value(ComparedPair.CURRENCY, difference.currency()), difference.amount()));
        }
        return clean;
    }

    /** Of a redacted column, the rest goes as well: a value may have commas in it. */
    private String segment(String text) throws IOException {
        var clean = new ArrayList<String>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String column = equals < 0 ? "" : part.substring(0, equals);
            String value = part.substring(equals + 1);
            String shown = value(column, value);
            clean.add(column.isEmpty() ? shown : column + "=" + shown);
            if (!shown.equals(value)) {
                break;
            }
        }
        return String.join(",", clean);
    }

    private String value(String column, String value) throws IOException {
        String clean = value.isEmpty() ? value : values.of(column, value);
        return clean == null ? "" : clean;
    }
}
