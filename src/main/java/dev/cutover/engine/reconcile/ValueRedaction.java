package dev.cutover.engine.reconcile;

import dev.cutover.journal.codec.PlainJson;
import dev.cutover.journal.codec.UnreadableFact;
import dev.cutover.model.redaction.Redaction;
import dev.cutover.redaction.Redactor;
import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.Discrepancy;
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
                of(problem.about(), problem.left()),
                of(problem.about(), problem.right()));
    }

    /** A result: its samples, the values in its sentences, and the advice about columns that are redacted. */
    ComparisonResult of(ComparisonResult result, List<String> key) throws IOException {
        if (rules.isNothing()) {
            return result;
        }
        var incomplete = new ArrayList<String>();
        for (var reason : result.incomplete()) {
            incomplete.add(ofSentence(reason));
        }
        var causes = new SameCauses();
        for (var cause : result.causes()) {
            causes.add(of(cause, key));
        }
        return new ComparisonResult(
                result.recipe(),
                result.tally(),
                result.figures(),
                causes.all(),
                result.rules(),
                result.matrix(),
                result.totals(),
                incomplete,
                result.advice().stream().filter(text -> !isAboutRedacted(text)).toList(),
                result.classes(),
                result.money());
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
        String signature = of(cause.about(), cause.signature());
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
