package dev.cutover.engine.reconcile;

import dev.cutover.journal.codec.PlainJson;
import dev.cutover.journal.codec.UnreadableFact;
import dev.cutover.model.redaction.Redaction;
import dev.cutover.redaction.Redactor;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Redacts single values of rows by the rules of the runbook, as evidence with those columns would be. Thread-safe. */
final class ValueRedaction {
    private final Redaction rules;
    private final Redactor redactor;

    ValueRedaction(Redaction rules) {
        this.rules = rules;
        this.redactor = Redactor.of(rules);
    }

    /** Whether every value stays as it is. */
    boolean isNothing() {
        return rules.isNothing();
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
    @Nullable
    String said(ProblemKind kind, String about, @Nullable String text) throws IOException {
        boolean isSentence = kind == ProblemKind.TOTAL || kind == ProblemKind.UNBALANCED;
        return isSentence && text != null && isAboutRedacted(text) ? "[redacted]" : of(about, text);
    }

    /** Whether a sentence names a column that is redacted: then a value of it may stand in it. */
    boolean isAboutRedacted(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return rules.columns().stream().anyMatch(column -> lower.contains(column.toLowerCase(Locale.ROOT)));
    }
}
