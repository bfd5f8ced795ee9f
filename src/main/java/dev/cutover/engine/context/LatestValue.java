package dev.cutover.engine.context;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Step;
import dev.cutover.model.Verdict;
import dev.cutover.run.MeasuredValues;
import dev.cutover.run.ledger.CriteriaBoard;
import java.util.Comparator;
import java.util.Map;

/** What a criterion was measured as last, for people: in the step's segment, or else wherever it was. Stateless. */
final class LatestValue {
    private LatestValue() {}

    /** The value with its unit, {@code no data}, or that it was not measured yet. */
    static String of(String id, Step step, StepContext stepContext) {
        var criterion = stepContext.runbook().criteria().get(new CriterionId(id));
        if (criterion == null) {
            return "";
        }
        var board = stepContext.state().criteria();
        return board.of(criterion.id(), step.where())
                .or(() -> board.all().entrySet().stream()
                        .filter(entry -> entry.getKey().criterion().equals(criterion.id()))
                        .map(Map.Entry::getValue)
                        .max(Comparator.comparingLong(CriteriaBoard.Reading::seq)))
                .map(CriteriaBoard.Reading::sample)
                .map(sample ->
                        sample.verdict() == Verdict.NO_DATA ? "no data" : MeasuredValues.of(sample.value(), criterion))
                .orElse("not measured yet");
    }
}
