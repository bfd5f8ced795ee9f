package dev.cutover.engine.reconcile;

import dev.cutover.model.Work;
import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.FigureText;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.fact.StepFact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What follows for the step from the result of its comparison. Stateless and thread-safe. */
public final class ReconciledStep {
    private static final int CAUSES = 2;

    private ReconciledStep() {}

    /** The figures, by their ids, as other steps refer to them. */
    public static Map<String, String> outputs(ReconcileFact.Reconciled done) {
        var outputs = new LinkedHashMap<String, String>();
        done.result().figures().forEach((figure, value) -> outputs.put(figure.toString(), value.toPlainString()));
        return outputs;
    }

    /**
     * The attempt has failed: the sentence names the limits that were missed, what was not compared, and the most
     * frequent causes.
     */
    public static StepFact.Failed failed(ReconcileFact.Reconciled done, Work.Reconcile work) {
        var result = done.result();
        var cause = result.isWhole() ? StepFact.FailureCause.MISMATCH : StepFact.FailureCause.INCOMPLETE;
        var parts = new ArrayList<>(result.incomplete());
        done.figures().stream()
                .filter(figure -> !figure.passed())
                .map(FigureText::of)
                .forEach(parts::add);
        if (result.isWhole()) {
            var keys = result.tally().keys();
            parts.add(FigureText.count(keys.mismatched()) + " of " + FigureText.count(keys.compared()) + " "
                    + work.what().left().records() + " differ");
        }
        return new StepFact.Failed(
                done.step(), done.attempt(), cause, String.join("; ", parts) + causes(result.causes()));
    }

    private static String causes(List<Cause> causes) {
        if (causes.isEmpty()) {
            return "";
        }
        String more = causes.size() > CAUSES ? " and " + (causes.size() - CAUSES) + " more" : "";
        return "; most frequent: "
                + causes.stream().limit(CAUSES).map(CauseText::of).collect(Collectors.joining(", ")) + more;
    }
}
