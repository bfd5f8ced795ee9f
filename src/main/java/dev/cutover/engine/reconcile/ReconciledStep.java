package dev.cutover.engine.reconcile;

import dev.cutover.model.Work;
import dev.cutover.run.comparison.Cause;
import dev.cutover.run.comparison.FigureText;
import dev.cutover.run.comparison.Headline;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.run.fact.StepFact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What follows for the step from the result of its comparison. Stateless and thread-safe. */
public final class ReconciledStep {
    private static final int CAUSES = 3;

    private ReconciledStep() {}

    /** The figures, by their ids, as other steps refer to them. */
    public static Map<String, String> outputs(ReconcileFact.Reconciled done) {
        var outputs = new LinkedHashMap<String, String>();
        done.result().figures().forEach((figure, value) -> outputs.put(figure.toString(), value.toPlainString()));
        return outputs;
    }

    /** The attempt has failed: the sentence names the limits that were missed, and the most frequent causes. */
    public static StepFact.Failed failed(ReconcileFact.Reconciled done, Work.Reconcile work) {
        boolean whole = done.result().isWhole();
        return new StepFact.Failed(
                done.step(),
                done.attempt(),
                whole ? StepFact.FailureCause.MISMATCH : StepFact.FailureCause.INCOMPLETE,
                Headline.of(done.result(), work.what().left().records())
                        + limits(done)
                        + causes(done.result().causes()));
    }

    private static String limits(ReconcileFact.Reconciled done) {
        return done.figures().stream()
                .filter(figure -> !figure.passed())
                .map(FigureText::of)
                .map(text -> "; " + text)
                .collect(Collectors.joining());
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
