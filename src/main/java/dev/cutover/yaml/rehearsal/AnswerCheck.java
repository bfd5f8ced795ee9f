package dev.cutover.yaml.rehearsal;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.Choice;
import dev.cutover.model.Conduct;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.yaml.shape.Suggestion;
import dev.cutover.yaml.tree.Mapping;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Problems;
import dev.cutover.yaml.tree.QuotedText;
import dev.cutover.yaml.tree.Scalar;
import dev.cutover.yaml.tree.Sequence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An answer must name a step that can ask, and say one of its words. Not thread-safe. */
public final class AnswerCheck {
    /** The answers to the questions of any step that fails, is in doubt, has drifted or is rolled back. */
    private static final List<String> ANY = said(
            AnswerWord.RETRY,
            AnswerWord.SKIP,
            AnswerWord.ROLLBACK,
            AnswerWord.ABORT,
            AnswerWord.BY_HAND,
            AnswerWord.DONE,
            AnswerWord.NOT_DONE,
            AnswerWord.SET_AGAIN,
            AnswerWord.ACCEPT);

    private final Map<String, Set<String>> words = new LinkedHashMap<>();
    /** The steps whose questions live as long as what they presume. */
    private final Set<String> presuming = new HashSet<>();

    private final Map<String, Step> steps = new HashMap<>();
    private final Conduct.Demands demands;
    private final Problems problems;

    private AnswerCheck(Runbook runbook, Problems problems) {
        this.problems = problems;
        this.demands = runbook.conduct().demands();
        runbook.steps().forEach(step -> {
            var known = wordsOf(step);
            steps.put(step.id().value(), step);
            words.put(step.id().value(), known);
            if (presumes(step, known)) {
                presuming.add(step.id().value());
            }
        });
        runbook.rollback()
                .ifPresent(plan -> plan.steps().forEach(step -> {
                    words.put(step.step().id().value(), wordsOf(step.step()));
                    steps.put(step.step().id().value(), step.step());
                }));
        words.put(
                "rollback",
                new LinkedHashSet<>(said(
                        AnswerWord.GO_ON, AnswerWord.END, AnswerWord.TRAFFIC_FIRST, AnswerWord.PARK, AnswerWord.WAIT)));
        var failure = new LinkedHashSet<>(ANY);
        failure.add(AnswerWord.OVERRIDE.word());
        words.put("failure", failure);
    }

    /** Checks a list of answers, in an answers file or in a rehearsal. */
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
                        "there is no step " + QuotedText.name(at.text()) + " that could ask",
                        Suggestion.hint(at.text(), words.keySet(), "steps"));
                return;
            }
            if (!presuming.contains(at.text())) {
                text(node, "also-after-rollback")
                        .ifPresent(key -> problems.at(
                                key.at(),
                                "`also-after-rollback` means nothing at " + at.text(),
                                "it is for gates, decisions and points of no return, which a rollback asks anew"));
            }
            text(node, "say")
                    .filter(say -> !known.contains(say.text()))
                    .ifPresent(say -> problems.at(
                            say.at(),
                            QuotedText.name(say.text()) + " is not an answer to " + at.text(),
                            Suggestion.nearest(say.text(), known)
                                    .map(near -> "did you mean " + QuotedText.name(near) + "?")
                                    .orElse("one of " + String.join(", ", known))));
            text(node, "say").ifPresent(say -> demanded(node, at.text(), say));
        });
    }

    /** What the runbook demands of every decision is missing at once, and not hours into a run. */
    private void demanded(Node node, String at, Scalar say) {
        if (AnswerWord.BLOCKED.is(say.text())
                && text(node, "reason").map(Scalar::text).orElse("").isBlank()) {
            problems.at(
                    say.at(),
                    QuotedText.name(say.text()) + " at " + at + " needs a reason",
                    "add reason: what stands in the way");
        }
        if (isReport(say.text()) || rollsBack(at, say.text())) {
            return;
        }
        String reason = text(node, "reason").map(Scalar::text).orElse("");
        String impact = text(node, "impact").map(Scalar::text).orElse("");
        demands.missing(QuotedText.name(say.text()) + " at " + at, reason, impact)
                .ifPresent(lacks -> problems.at(
                        say.at(), lacks, "add what is missing: reason, impact; `decisions` in the runbook says so"));
    }

    /** What people report of their work is no decision. */
    private static boolean isReport(String word) {
        return said(AnswerWord.DONE, AnswerWord.NOT_DONE, AnswerWord.IN_PROGRESS, AnswerWord.BLOCKED)
                .contains(word);
    }

    /** A rollback never waits for its reason. */
    private boolean rollsBack(String at, String word) {
        var step = steps.get(at);
        return (step != null && step.work() instanceof Work.Decision decision)
                ? decision.choices().stream()
                        .anyMatch(choice -> choice.say().equals(word) && choice.then() instanceof Choice.Then.RollBack)
                : AnswerWord.ROLLBACK.is(word);
    }

    private static Optional<Scalar> text(Node node, String key) {
        return node instanceof Mapping mapping
                ? mapping.get(key).filter(Scalar.class::isInstance).map(Scalar.class::cast)
                : Optional.empty();
    }

    private static List<String> said(AnswerWord... words) {
        return Stream.of(words).map(AnswerWord::word).toList();
    }

    /** Whether it asks for an attestation, an approval or a commit, or is a decision. */
    private static boolean presumes(Step step, Set<String> known) {
        return step.work() instanceof Work.Decision
                || known.stream().anyMatch(said(AnswerWord.YES, AnswerWord.GO, AnswerWord.COMMIT)::contains);
    }

    private static Set<String> wordsOf(Step step) {
        var words = new LinkedHashSet<String>();
        if (step.work() instanceof Work.Gate gate) {
            if (gate.approve().isPresent()) {
                words.addAll(said(AnswerWord.GO, AnswerWord.NO_GO));
            }
            if (!gate.attest().isEmpty()) {
                words.addAll(said(AnswerWord.YES, AnswerWord.NO));
            }
            words.add(AnswerWord.OVERRIDE.word());
        } else if (step.work() instanceof Work.Decision decision) {
            decision.choices().stream().map(Choice::say).forEach(words::add);
        } else if (step.work() instanceof Work.Shift) {
            words.addAll(said(AnswerWord.WAIT, AnswerWord.STEP_BACK, AnswerWord.OVERRIDE, AnswerWord.GO_ON));
        } else if (step.work() instanceof Work.Observe) {
            words.addAll(said(AnswerWord.WAIT, AnswerWord.OVERRIDE));
        } else if (step.work() instanceof Work.Task) {
            words.addAll(said(AnswerWord.IN_PROGRESS, AnswerWord.BLOCKED));
        } else if (!(step.work() instanceof Work.Action
                || step.work() instanceof Work.Baseline
                || step.work() instanceof Work.Notify
                || step.work() instanceof Work.Capture
                || step.work() instanceof Work.Wait
                || step.work() instanceof Work.Reconcile)) {
            throw new IllegalStateException(
                    "no answers known for " + step.work().getClass());
        }
        if (step.safety().pointOfNoReturn().isPresent()) {
            words.addAll(said(AnswerWord.COMMIT, AnswerWord.STOP));
        }
        words.addAll(ANY);
        return words;
    }
}
