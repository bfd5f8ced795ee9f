package dev.cutover.yaml.runbook.step;

import dev.cutover.model.Choice;
import dev.cutover.model.StepId;
import dev.cutover.yaml.shape.DeclaredNames;
import dev.cutover.yaml.shape.Definitions;
import dev.cutover.yaml.shape.Reading;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.shape.Text;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.QuotedText;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** Where a choice leads: {@code continue}, {@code rollback}, {@code abort}, or a step. */
final class ThenReader implements Shape<Choice.Then> {
    static final ThenReader THEN = new ThenReader();

    /** Words that cannot be ids of steps, since they have another meaning where a step can be named. */
    static final Map<String, Choice.Then> WORDS = Map.of(
            "continue", new Choice.Then.Continue(),
            "rollback", new Choice.Then.RollBack(),
            "abort", new Choice.Then.Abort());

    private ThenReader() {}

    @Override
    public Optional<Choice.Then> read(Node node, Reading reading) {
        if (Reading.isUnfilled(node)) {
            return Optional.empty();
        }
        return new Text(what()).read(node, reading).flatMap(word -> {
            Choice.Then then = WORDS.get(word);
            if (then != null) {
                return Optional.of(then);
            }
            if (reading.declaredNames().of(DeclaredNames.Kind.STEP).contains(word)) {
                return Optional.of(new Choice.Then.GoTo(new StepId(word)));
            }
            var known = new ArrayList<>(WORDS.keySet().stream().sorted().toList());
            known.addAll(reading.declaredNames().of(DeclaredNames.Kind.STEP));
            reading.problems()
                    .at(
                            node.at(),
                            QuotedText.name(word) + " is neither continue, rollback, abort nor a step",
                            Suggestion.hint(word, known, "words and steps"));
            return Optional.empty();
        });
    }

    @Override
    public Map<String, Object> schema(Definitions definitions) {
        return new Text(what()).schema(definitions);
    }

    @Override
    public String what() {
        return "continue, rollback, abort or a step";
    }
}
