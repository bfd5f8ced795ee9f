package dev.cutover.engine.reconcile;

import dev.cutover.journal.codec.PlainJson;
import dev.cutover.journal.codec.UnreadableFact;
import dev.cutover.model.reconcile.Reconciliation;
import dev.cutover.model.redaction.Redaction;
import dev.cutover.redaction.Redactor;
import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Redacts single values of rows by the rules of the runbook, as evidence with those columns would be. What it takes out
 * of a result reaches neither the record nor the evidence. Thread-safe.
 */
final class ValueRedaction {
    private final Redaction rules;
    private final Redactor redactor;

    ValueRedaction(Redaction rules) {
        this.rules = rules;
        this.redactor = Redactor.of(rules);
    }

    /**
     * A value of a column; null stays null.
     *
     * @throws IOException if the redaction fails; then nothing may be kept
     */
    @Nullable
    String of(String column, @Nullable String value) throws IOException {
        if (value == null || rules.isNothing()) {
            return value;
        }
        var json = new String(
                redactor.redact(PlainJson.write(Map.of(column, value)), "application/json")
                        .bytes(),
                StandardCharsets.UTF_8);
        try {
            return PlainJson.read(json).get(column) instanceof String clean ? clean : "[redacted]";
        } catch (UnreadableFact cutInTheMiddle) {
            return "[redacted]";
        }
    }

    /** What a system, or this tool, has said, in which values may stand. */
    String ofSentence(String sentence) throws IOException {
        String clean = of("", sentence);
        return clean == null ? "" : clean;
    }

    /** The values of a key. */
    List<String> ofKey(List<String> columns, List<String> key) throws IOException {
        if (rules.isNothing()) {
            return key;
        }
        var clean = new ArrayList<String>(key.size());
        for (int i = 0; i < key.size(); i++) {
            String value = of(i < columns.size() ? columns.get(i) : "", key.get(i));
            clean.add(value == null ? "" : value);
        }
        return clean;
    }

    Discrepancy of(Discrepancy problem) throws IOException {
        return new Discrepancy(
                problem.kind(),
                problem.about(),
                said(problem.kind(), problem.about(), problem.left()),
                said(problem.kind(), problem.about(), problem.right()));
    }

    /** Of a total or an account it is a sentence, which may name any column and show its value. */
    private @Nullable String said(ProblemKind kind, String about, @Nullable String text) throws IOException {
        boolean isSentence = kind == ProblemKind.TOTAL || kind == ProblemKind.UNBALANCED;
        return isSentence && text != null && isAboutRedacted(text) ? "[redacted]" : of(about, text);
    }

    /** A result: every value in it, by its column, and the advice about columns that are redacted. */
    ComparisonResult of(ComparisonResult result, Reconciliation what) throws IOException {
        if (rules.isNothing()) {
            return result;
        }
        var incomplete = new ArrayList<String>();
        for (var reason : result.incomplete()) {
            incomplete.add(ofSentence(reason));
        }
        var causes = new SameCauses();
        for (var cause : result.causes()) {
            causes.add(of(cause, what.key()));
        }
        var advice = new ArrayList<String>();
        for (var sentence : result.advice()) {
            if (!isAboutRedacted(sentence)) {
                advice.add(ofSentence(sentence));
            }
        }
        var parts = new ResultRedaction(this, what);
        return new ComparisonResult(
                result.recipe(),
                result.tally(),
                result.figures(),
                causes.all(),
                result.rules(),
                parts.matrix(result),
                parts.totals(result),
                incomplete,
                advice,
                result.classes(),
                parts.money(result));
    }

    private boolean isAboutRedacted(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return rules.columns().stream().anyMatch(column -> lower.contains(column.toLowerCase(Locale.ROOT)));
    }

    private Cause of(Cause cause, List<String> key) throws IOException {
        var samples = new ArrayList<Cause.Sampled>();
        for (var sample : cause.samples()) {
            samples.add(new Cause.Sampled(ofKey(key, sample.key()), of(sample.problem()), sample.ofRecord()));
        }
        String signature = said(cause.kind(), cause.about(), cause.signature());
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
        String value = of(where.dimension(), where.value());
        return Optional.of(
                new Cause.Concentration(where.dimension(), value == null ? "" : value, where.share(), where.usual()));
    }
}
