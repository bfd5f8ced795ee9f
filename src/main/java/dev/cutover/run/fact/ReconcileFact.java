package dev.cutover.run.fact;

import dev.cutover.model.Segment;
import dev.cutover.model.StepId;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.comparison.JudgedFigure;
import java.util.List;
import java.util.Optional;

/** What a step that reconciles two record sets finds. */
public sealed interface ReconcileFact extends Fact {

    StepId step();

    int attempt();

    @Override
    default Optional<StepId> ofStep() {
        return Optional.of(step());
    }

    @Override
    default int ofAttempt() {
        return attempt();
    }

    /**
     * A look is done.
     *
     * @param look its number, from 1; 1 again if everything had to be read anew
     * @param suspects the keys that have to be looked at again
     * @param isLast whether no other look follows
     * @param remarks what is worth telling about the reading, each a sentence: that something had to be read anew
     */
    record Looked(StepId step, int attempt, int look, long suspects, boolean isLast, List<String> remarks)
            implements ReconcileFact {
        public Looked {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * The comparison is done and judged. The limits decide whether the step succeeds; what could not be read never
     * passes.
     *
     * @param segment what was compared; all rows if it is everything
     * @param result without what would make the record too long; all of it is in the step's evidence
     * @param cut what was left out of the result, each a part of a sentence; empty if nothing was
     * @param figures those that have a limit
     */
    record Reconciled(
            StepId step,
            int attempt,
            Segment segment,
            ComparisonResult result,
            List<String> cut,
            List<JudgedFigure> figures,
            boolean passed)
            implements ReconcileFact {
        public Reconciled {
            cut = List.copyOf(cut);
            figures = List.copyOf(figures);
        }
    }
}
