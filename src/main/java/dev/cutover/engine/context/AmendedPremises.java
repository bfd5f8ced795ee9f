package dev.cutover.engine.context;

import dev.cutover.model.CriterionId;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.QuestionLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The open questions that presume what an amended threshold has guarded: they are withdrawn, and asked anew with the
 * amendment beside them. A gate's questions see to their thresholds themselves. Stateless.
 */
public final class AmendedPremises {
    private AmendedPremises() {}

    /**
     * The withdrawals that an amendment of the criterion's threshold entails.
     *
     * @param by who amends it
     */
    public static List<Fact> of(CriterionId criterion, String by, StepContext stepContext) {
        var facts = new ArrayList<Fact>();
        for (var entry : stepContext.state().questions().open()) {
            if (entry.question().kind() == Question.Kind.DECIDE
                    || entry.question().kind() == Question.Kind.COMMIT) {
                facts.addAll(withdrawn(entry, criterion, by, stepContext));
            }
        }
        return facts;
    }

    private static List<Fact> withdrawn(
            QuestionLedger.Entry entry, CriterionId criterion, String by, StepContext stepContext) {
        String guarded = stepContext.find(entry.question().step()).stream()
                .flatMap(step -> QuestionPremise.guardedBy(step, criterion, stepContext).stream())
                .map(step -> step.value())
                .collect(Collectors.joining(", "));
        return guarded.isEmpty()
                ? List.of()
                : List.of(new PeopleFact.Lapsed(
                        entry.question().id(),
                        by + " amended the threshold of " + criterion + ", and the question presumes " + guarded
                                + ", which it guarded; it is asked anew"));
    }
}
