package dev.cutover.yaml.rehearsal;

import dev.cutover.model.scenario.ScriptedAnswer;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.runbook.step.NameReferences;
import dev.cutover.yaml.shape.Flag;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import java.time.Duration;
import java.util.List;

/** Reads scripted answers. */
public final class AnswerReader {
    private static final Key<String> AT = Key.required(
            "at", Text.TEXT, "The step that asks; rollback for what is asked after one, failure for any failed step.");
    private static final Key<String> AS = Key.required("as", NameReferences.PERSON, "The person who says it.");
    private static final Key<String> SAY = Key.required(
            "say",
            Text.TEXT,
            "The word: go or no-go to a gate, yes or no to an attestation, done or not-done to a task (in-progress and blocked leave it open), a choice of a"
                    + " decision, retry, skip, rollback, abort or override to a failed step.");
    private static final Key<String> REASON = Key.optional("reason", Text.TEXT, "Why.");
    private static final Key<String> IMPACT = Key.optional("impact", Text.TEXT, "What follows from it.");
    private static final Key<Duration> AFTER =
            Key.optional("after", DurationReader.DURATION, "How long after the question it is said; default 0s.");
    private static final Key<Boolean> ALSO_AFTER_ROLLBACK = Key.optional(
            "also-after-rollback",
            Flag.FLAG,
            "Whether it also counts once something that the question presumes was rolled back; default false: the"
                    + " question is then left to people.");

    static final ListOf<ScriptedAnswer> ANSWERS = ListOf.any(
            TableShape.of(
                            "answer",
                            "A scripted answer.",
                            List.of(AT, AS, SAY, REASON, IMPACT, AFTER, ALSO_AFTER_ROLLBACK),
                            tableFields -> new ScriptedAnswer(
                                    tableFields.get(AT),
                                    tableFields.get(AS),
                                    tableFields.get(SAY),
                                    tableFields.or(REASON, ""),
                                    tableFields.or(IMPACT, ""),
                                    tableFields.or(AFTER, Duration.ZERO),
                                    tableFields.or(ALSO_AFTER_ROLLBACK, false)))
                    .what("the keys of an answer: at, as, say"),
            "a list of answers");

    private static final Key<List<ScriptedAnswer>> LIST =
            Key.required("answers", ANSWERS, "Who says what, at which point.");

    /** The file: the list on its own, or under the key {@code answers}. */
    public static final Shape<List<ScriptedAnswer>> FILE = new ListOrTable<>(
            ANSWERS,
            TableShape.of("answers", "Scripted answers.", List.of(LIST), tableFields -> tableFields.get(LIST)));

    private AnswerReader() {}
}
