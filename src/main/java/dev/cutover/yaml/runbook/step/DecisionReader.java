package dev.cutover.yaml.runbook.step;

import dev.cutover.model.Choice;
import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.tree.QuotedText;
import java.time.Duration;
import java.util.List;

/** A question to a role with named choices. */
final class DecisionReader {
    private static final Key<String> SAY = Key.required("say", Text.TEXT, "The word that is said.");
    private static final Key<Choice.Then> THEN = Key.required(
            "then", ThenReader.THEN, "Where it leads: continue, rollback, abort, or a later step to continue with.");

    private static final Key<String> ASK = Key.required("ask", Text.TEXT, "The question.");
    private static final Key<RoleId> BY = Key.required("by", NameReferences.ROLE, "The role that decides.");
    private static final Key<List<Choice>> CHOICES = Key.required(
            "choices",
            new ListOf<>(
                    TableShape.of(
                                    "choice",
                                    "One answer, and where it leads.",
                                    List.of(SAY, THEN),
                                    tableFields -> new Choice(tableFields.get(SAY), tableFields.get(THEN)))
                            .what("a choice such as { say: go on, then: continue }"),
                    "a list of at least two choices",
                    2),
            "The answers that can be given.");
    static final Key<Duration> WITHIN = Key.optional("within", DurationReader.SPAN, "How long there is to answer.");
    static final Key<String> DEFAULT =
            Key.optional("default", Text.TEXT, "The choice that counts when nobody has answered within that time.");
    private static final Key<List<StepId>> PRESUMES = Key.optional(
            "presumes",
            NameReferences.steps(false),
            "The steps that the question takes for granted; default: the shifts before it, and the actions and tasks of"
                    + " a segment. When one of them is rolled"
                    + " back, the question is withdrawn, and asked anew if the run continues.");

    static final StepKind DECISION = new StepKind(
            "decision",
            "A question to a role with named choices.",
            List.of(ASK, BY, CHOICES, WITHIN, DEFAULT, PRESUMES),
            DecisionReader::make);

    private DecisionReader() {}

    private static Work make(TableFields tableFields) {
        var words = tableFields.get(CHOICES).stream().map(Choice::say).toList();
        if (words.stream().distinct().count() < words.size()) {
            tableFields.problem(CHOICES, "two choices with the same word", "");
        }
        var preset = tableFields.maybe(DEFAULT);
        if (preset.isPresent() && !words.contains(preset.get())) {
            tableFields.problem(
                    DEFAULT,
                    "the default " + QuotedText.name(preset.get()) + " is not one of the choices",
                    Suggestion.hint(preset.get(), words, "choices"));
        }
        if (tableFields.has(DEFAULT) && !tableFields.has(WITHIN)) {
            tableFields.problem(
                    DEFAULT, "a default that never comes to count", "add within: and how long there is to answer");
        }
        return new Work.Decision(
                tableFields.get(ASK),
                tableFields.get(BY),
                tableFields.get(CHOICES),
                tableFields.maybe(WITHIN),
                preset,
                NameReferences.once(tableFields.maybe(PRESUMES).orElse(List.of())));
    }
}
