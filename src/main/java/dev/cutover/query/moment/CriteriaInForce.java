package dev.cutover.query.moment;

import dev.cutover.model.CriterionId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.Work;
import dev.cutover.run.StepState;
import dev.cutover.run.ledger.CriteriaBoard;
import dev.cutover.run.ledger.RunState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the criteria are for at this moment: some guard a step that is under way or are triggers of the rollback, some
 * are what an open question looks at, and the rest is for later or was for earlier. Immutable.
 */
public final class CriteriaInForce {
    private final List<Step> guarding;
    private final List<Step> asking;
    private final Set<CriterionId> triggers = new HashSet<>();
    private final Set<Segment> moved = new HashSet<>();

    /** What a criterion is for, the most pressing first. */
    public enum Use {
        IN_FORCE("in force"),
        ASKED("asked"),
        NONE("");

        private final String words;

        Use(String words) {
            this.words = words;
        }

        /** For a column. */
        public String words() {
            return words;
        }
    }

    public CriteriaInForce(Runbook runbook, RunState state) {
        boolean over = state.ended().isPresent();
        this.guarding = runbook.steps()
                .filter(step -> !over
                        && (step.work() instanceof Work.Shift || step.work() instanceof Work.Observe)
                        && state.steps().of(step.id()).state() == StepState.STARTED)
                .toList();
        this.asking = runbook.steps()
                .filter(step -> !over
                        && state.questions().open().stream()
                                .anyMatch(entry -> entry.question().step().equals(step.id())))
                .toList();
        if (!over) {
            runbook.rollback()
                    .ifPresent(procedure -> procedure.triggers().forEach(trigger -> triggers.add(trigger.criterion())));
            runbook.steps()
                    .filter(step -> step.work() instanceof Work.Shift && isWatched(step, state))
                    .forEach(step -> moved.add(step.where()));
        }
    }

    /** Triggers watch every segment whose shift has begun and was not rolled back since. */
    private static boolean isWatched(Step step, RunState state) {
        var at = state.steps().of(step.id()).state();
        return at == StepState.STARTED || at == StepState.SUCCEEDED || at == StepState.FAILED;
    }

    /** What a reading of a criterion in a segment is for. */
    public Use use(CriteriaBoard.Key key) {
        boolean triggered = triggers.contains(key.criterion()) && moved.contains(key.segment());
        if (triggered || isLookedAt(guarding, key)) {
            return Use.IN_FORCE;
        }
        return isLookedAt(asking, key) ? Use.ASKED : Use.NONE;
    }

    private static boolean isLookedAt(List<Step> steps, CriteriaBoard.Key key) {
        return steps.stream()
                .anyMatch(step -> step.where().equals(key.segment())
                        && step.work().watched().contains(key.criterion()));
    }
}
