package dev.cutover.words;

import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.run.comparison.ComparisonHeadline;
import dev.cutover.run.comparison.FigureText;
import dev.cutover.run.fact.ReconcileFact;
import dev.cutover.words.EventLine.Wording;
import java.util.stream.Collectors;

/** The wording of facts about reconciliations. */
final class ReconciliationWords {
    private final DisplayNames displayNames;

    ReconciliationWords(DisplayNames displayNames) {
        this.displayNames = displayNames;
    }

    Wording of(ReconcileFact fact) {
        if (fact instanceof ReconcileFact.Looked looked) {
            String remarks = looked.remarks().isEmpty() ? "" : "; " + String.join("; ", looked.remarks());
            long suspects = looked.suspects();
            String words = "look " + looked.look() + " is done: " + FigureText.count(suspects)
                    + (suspects == 1 ? " key is suspect" : " keys are suspect")
                    + (looked.isLast() ? ", and no other look follows" : "") + remarks;
            return looked.remarks().isEmpty() ? Wording.detail(words) : Wording.of(Tone.CARE, words);
        } else if (fact instanceof ReconcileFact.Reconciled done) {
            return Wording.of(
                    done.passed() ? Tone.GOOD : Tone.BAD,
                    ComparisonHeadline.of(done.result(), things(done.step()))
                            + (done.passed() ? ": passed" : missed(done)));
        }
        throw new IllegalStateException("no words for " + fact.getClass());
    }

    private static String missed(ReconcileFact.Reconciled done) {
        String limits = done.figures().stream()
                .filter(figure -> !figure.passed())
                .map(FigureText::of)
                .collect(Collectors.joining("; "));
        return ": NOT passed" + (limits.isEmpty() ? "" : ", " + limits);
    }

    /** What the keys stand for: what the record set of the left side is called. */
    private String things(StepId id) {
        return displayNames
                .step(id)
                .map(Step::work)
                .filter(Work.Reconcile.class::isInstance)
                .map(work -> ((Work.Reconcile) work).what().left().records())
                .orElse("keys");
    }
}
