package dev.cutover.yaml.rehearsal;

import dev.cutover.model.Choice;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.Scalar;
import dev.cutover.yaml.tree.Sequence;
import dev.cutover.yaml.tree.Shown;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An answer names something that can ask, and says one of its words. */
public final class AnswerCheck {
    /** What any step can come to ask when it fails, is in doubt or has to be taken back. */
    private static final List<String> ANY =
            List.of("retry", "skip", "rollback", "abort", "by-hand", "done", "not-done");

    private final Map<String, Set<String>> words = new LinkedHashMap<>();
    private final Problems problems;

    private AnswerCheck(Runbook runbook, Problems problems) {
        this.problems = problems;
        runbook.steps().forEach(step -> words.put(step.id().value(), wordsOf(step)));
        runbook.rollback()
                .ifPresent(plan ->
                        plan.steps().forEach(step -> words.put(step.step().id().value(), wordsOf(step.step()))));
        words.put("rollback", new LinkedHashSet<>(List.of("go-on", "end")));
        var failure = new LinkedHashSet<>(ANY);
        failure.add("override");
        words.put("failure", failure);
    }

    /** Checks the answers of a list, wherever it stands. */
    public static void check(Node list, Runbook runbook, Problems problems) {
        var check = new AnswerCheck(runbook, problems);
        if (list instanceof Sequence sequence) {
            sequence.items().forEach(check::item);
        }
    }

    private void item(Node node) {
        text(node, "at").ifPresent(at -> {
            Set<String> known = words.get(at.text());
            if (known == null) {
                problems.at(
                        at.at(),
                        "there is no step " + Shown.name(at.text()) + " that could ask",
                        Suggestion.hint(at.text(), words.keySet(), "steps"));
                return;
            }
            text(node, "say")
                    .filter(say -> !known.contains(say.text()))
                    .ifPresent(say -> problems.at(
                            say.at(),
                            Shown.name(say.text()) + " is no answer to " + at.text(),
                            Suggestion.nearest(say.text(), known)
                                    .map(near -> "did you mean " + Shown.name(near) + "?")
                                    .orElse("one of " + String.join(", ", known))));
        });
    }

    private static Optional<Scalar> text(Node node, String key) {
        return node instanceof Mapping mapping
                ? mapping.get(key).filter(Scalar.class::isInstance).map(Scalar.class::cast)
                : Optional.empty();
    }

    private static Set<String> wordsOf(Step step) {
        var words = new LinkedHashSet<String>();
        if (step.work() instanceof Work.Gate gate) {
            if (gate.approve().isPresent()) {
                words.addAll(List.of("go", "no-go"));
            }
            if (!gate.attest().isEmpty()) {
                words.addAll(List.of("yes", "no"));
            }
            words.add("override");
        } else if (step.work() instanceof Work.Decision decision) {
            decision.choices().stream().map(Choice::say).forEach(words::add);
        } else if (step.work() instanceof Work.Shift) {
            words.addAll(List.of("wait", "step-back", "override", "go-on"));
        } else if (step.work() instanceof Work.Observe) {
            words.addAll(List.of("wait", "override"));
        }
        if (step.safety().pointOfNoReturn().isPresent()) {
            words.addAll(List.of("commit", "stop"));
        }
        words.addAll(ANY);
        return words;
    }
}
