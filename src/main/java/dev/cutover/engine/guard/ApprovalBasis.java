package dev.cutover.engine.guard;

import dev.cutover.engine.context.QuestionPremise;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What an approval is bound to: the thresholds of the gate's criteria, their verdicts, what was rolled back of the
 * traffic before it, and the evidence of its step so far. The measured values change with every sample, so approvals
 * are not bound to them. Stateless.
 */
public final class ApprovalBasis {
    private ApprovalBasis() {}

    public static List<Question.Basis> of(Step step, Work.Gate gate, StepContext stepContext) {
        var sights = new ArrayList<Question.Basis>();
        for (var id : gate.require()) {
            var criterion =
                    Objects.requireNonNull(stepContext.runbook().criteria().get(id));
            sights.add(new Question.Basis(
                    "the threshold of " + id, criterion.pass().text()));
        }
        for (var id : gate.require()) {
            String verdict = stepContext
                    .state()
                    .criteria()
                    .of(id, step.where())
                    .map(reading -> reading.sample().verdict().name())
                    .orElse("not sampled");
            sights.add(new Question.Basis("the verdict of " + id, verdict));
        }
        sights.addAll(QuestionPremise.sights(step, stepContext));
        stepContext.state().evidence().stream()
                .filter(evidence -> evidence.step().equals(step.id()))
                .forEach(evidence ->
                        sights.add(new Question.Basis("the evidence " + evidence.name(), evidence.sha256())));
        return sights;
    }

    /** Empty if there is nothing to bind to. */
    public static String digest(List<Question.Basis> sights) {
        return sights.isEmpty()
                ? ""
                : StepContext.digest(sights.stream()
                        .map(basis -> basis.what() + " " + basis.stands())
                        .collect(Collectors.joining("\n")));
    }

    /**
     * What has changed since the question was asked, in words for people; empty if nothing has, or the question has no
     * basis.
     */
    public static String changes(Question question, List<Question.Basis> now) {
        // Older versions kept the digest alone.
        if (question.sights().isEmpty() && !question.saw().isEmpty()) {
            return "";
        }
        var then = byName(question.sights());
        var changes = new ArrayList<String>();
        byName(now).forEach((what, stands) -> {
            String stood = then.remove(what);
            if (stood == null) {
                changes.add(what + " has come");
            } else if (!stood.equals(stands)) {
                changes.add(what + " was " + stood + ", and is " + stands);
            }
        });
        then.keySet().forEach(what -> changes.add(what + " is gone"));
        return String.join("; ", changes);
    }

    /** Two pieces of evidence with the same name both count. */
    private static Map<String, String> byName(List<Question.Basis> sights) {
        var named = new LinkedHashMap<String, String>();
        sights.forEach(basis -> named.merge(basis.what(), basis.stands(), (one, other) -> one + " and " + other));
        return named;
    }
}
