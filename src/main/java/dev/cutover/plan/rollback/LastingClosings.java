package dev.cutover.plan.rollback;

import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.model.Verify;
import dev.cutover.model.Work;
import dev.cutover.model.discipline.DisciplineRule;
import dev.cutover.run.Effect;
import dev.cutover.run.ledger.EffectLedger;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was done to the old platform and has no undo: traffic that returns may find it closed for good. Stateless and
 * thread-safe.
 */
public final class LastingClosings {
    private LastingClosings() {}

    /**
     * Whether the step may close its system for good. A step that is verified by its own call only reads, and about a
     * point of no return people were told what it costs.
     */
    public static boolean isOne(Step step) {
        return step.work() instanceof Work.Action action
                && action.undo() instanceof Undo.None
                && action.verify()
                        .map(Verify::call)
                        .filter(action.call()::equals)
                        .isEmpty()
                && step.safety().pointOfNoReturn().isEmpty();
    }

    /**
     * What there is of it among the effects that stand, for a scope's traffic. The runbook may say in a waiver that it
     * closes nothing.
     */
    static List<Effect> among(Stream<EffectLedger.Entry> standing, Runbook runbook, UndoTimes undoTimes) {
        return standing.map(EffectLedger.Entry::effect)
                .filter(effect ->
                        effect.undo().filter(Undo.None.class::isInstance).isPresent())
                .filter(effect -> undoTimes.isOpening(effect) && undoTimes.isMeant(effect))
                .filter(effect -> runbook.steps()
                        .filter(step -> step.id().equals(effect.step()))
                        .allMatch(LastingClosings::isOne))
                .filter(effect -> !isWaived(runbook, effect.step()))
                .toList();
    }

    private static boolean isWaived(Runbook runbook, StepId step) {
        return runbook.header().waivers().stream()
                .anyMatch(waiver -> waiver.rule() == DisciplineRule.NOT_OPENED_AGAIN
                        && waiver.at().equals(step.value()));
    }
}
