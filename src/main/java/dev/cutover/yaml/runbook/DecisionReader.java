package dev.cutover.yaml.runbook;

import dev.cutover.model.Choice;
import dev.cutover.model.RoleId;
import dev.cutover.model.Work;
import dev.cutover.yaml.notation.DurationReader;
import dev.cutover.yaml.shape.Fields;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.ListOf;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.shape.Table;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.tree.Shown;
import java.time.Duration;
import java.util.List;

/** A question to a role with named choices. */
final class DecisionReader {
    private static final Key<String> SAY = Key.required("say", Text.TEXT, "The word that is said.");
    private static final Key<Choice.Then> THEN = Key.required(
            "then", ThenReader.THEN, "Where it leads: continue, rollback, abort, or a later step to go on with.");

    private static final Key<String> ASK = Key.required("ask", Text.TEXT, "The question.");
    private static final Key<RoleId> BY = Key.required("by", Refs.ROLE, "The role that decides.");
    private static final Key<List<Choice>> CHOICES = Key.required(
            "choices",
            new ListOf<>(
                    Table.of(
                                    "choice",
                                    "One answer, and where it leads.",
                                    List.of(SAY, THEN),
                                    fields -> new Choice(fields.get(SAY), fields.get(THEN)))
                            .what("a choice such as { say: go on, then: continue }"),
                    "a list of at least two choices",
                    2),
            "The answers that can be given.");
    private static final Key<Duration> WITHIN =
            Key.optional("within", DurationReader.SPAN, "How long there is to answer.");
    private static final Key<String> DEFAULT =
            Key.optional("default", Text.TEXT, "The choice that counts when nobody has answered within that time.");

    static final Kind DECISION = new Kind(
            "decision",
            "A question to a role with named choices.",
            List.of(ASK, BY, CHOICES, WITHIN, DEFAULT),
            DecisionReader::make);

    private DecisionReader() {}

    private static Work make(Fields fields) {
        var words = fields.get(CHOICES).stream().map(Choice::say).toList();
        if (words.stream().distinct().count() < words.size()) {
            fields.problem(CHOICES, "two choices with the same word", "");
        }
        var preset = fields.maybe(DEFAULT);
        if (preset.isPresent() && !words.contains(preset.get())) {
            fields.problem(
                    DEFAULT,
                    "the default " + Shown.name(preset.get()) + " is not one of the choices",
                    Suggestion.hint(preset.get(), words, "choices"));
        }
        if (fields.has(DEFAULT) && !fields.has(WITHIN)) {
            fields.problem(
                    DEFAULT, "a default that never comes to count", "add within: and how long there is to answer");
        }
        return new Work.Decision(fields.get(ASK), fields.get(BY), fields.get(CHOICES), fields.maybe(WITHIN), preset);
    }
}
