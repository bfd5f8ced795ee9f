package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.StepId;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.EffectLedger;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stops what is running in a scope. Stateless. */
final class StopPhase {
    private final RollbackContext context;
    private final StepContext stepContext;

    private StopPhase(RollbackContext context) {
        this.context = context;
        this.stepContext = context.stepContext();
    }

    static @Nullable NextAction next(RollbackContext context) {
        return new StopPhase(context).next();
    }

    /**
     * Running steps of the scope are cancelled; effects that they intended and did not request yet are recorded as not
     * done; their open questions are withdrawn, and so are those that presume them.
     */
    private @Nullable NextAction next() {
        var facts = new ArrayList<Fact>();
        String why = "rollback of " + stepContext.runbook().nameOf(context.scope());
        for (var question : stepContext.state().questions().open()) {
            if (lapses(question.question()) || isOfFence(question.question())) {
                facts.add(new PeopleFact.Lapsed(question.question().id(), why));
            }
        }
        MootChecks.ofScope(context).stream()
                .filter(fact -> facts.stream().noneMatch(known -> isAboutTheSame(known, fact)))
                .forEach(facts::add);
        LostPremises.of(stepContext, context.scope()).stream()
                .filter(fact -> facts.stream().noneMatch(known -> isAboutTheSame(known, fact)))
                .forEach(facts::add);
        for (var id : stepContext.state().steps().started()) {
            if (isInScope(id)) {
                facts.add(new StepFact.Cancelled(
                        id, stepContext.state().steps().of(id).attempt(), why));
            }
        }
        for (var effect : stepContext.state().effects().open()) {
            var step = effect.effect().step();
            boolean isForwardIntent =
                    effect.effect().direction() == Effect.Direction.FORWARD && effect.state() == EffectState.INTENDED;
            boolean stopped = stepContext.state().steps().of(step).state() != StepState.STARTED;
            if (isForwardIntent && stopped && isInScope(step) && !context.isBusy(step)) {
                facts.add(notAsked(effect, why));
            }
        }
        return facts.isEmpty() ? null : new NextAction.Note(facts);
    }

    private static boolean isAboutTheSame(Fact one, Fact other) {
        return one instanceof PeopleFact.Lapsed lapsed
                && other instanceof PeopleFact.Lapsed same
                && lapsed.question().equals(same.question());
    }

    /** Whether it is a forward step whose whole segment is in scope, or that may be closing the old platform for it. */
    private boolean isInScope(StepId step) {
        return !step.isOfRollback()
                && stepContext
                        .find(step)
                        .filter(found -> stepContext.rollbackPlanner().stops(context.scope(), found))
                        .isPresent();
    }

    /** An effect that was requested before and was about to be repeated stays in doubt. */
    private Fact notAsked(EffectLedger.Entry effect, String why) {
        boolean before = stepContext
                .state()
                .effects()
                .mayHaveHappenedBefore(effect.effect().key());
        var state = before ? EffectState.IN_DOUBT : EffectState.NOT_DONE;
        return new EffectFact.Settled(effect.effect().key(), state, why + " began before the call was made", Map.of());
    }

    /**
     * Whether it asks what becomes of a failed step that is undone so that there is no second writer: to try it again
     * would be the opposite.
     */
    private boolean isOfFence(Question question) {
        if (question.kind() != Question.Kind.FAILURE) {
            return false;
        }
        return stepContext.state().effects().ofStep(question.step()).stream()
                .anyMatch(entry -> context.fences().isFence(entry.effect()));
    }

    /** Questions of the rollback itself stay open, and so do those about steps outside its scope. */
    private boolean lapses(Question question) {
        return switch (question.kind()) {
            case AFTER_ROLLBACK, TAKE_BACK, OPENING -> false;
            case ATTEST, APPROVE, DECIDE, TASK, FAILURE, RED_GATE, BREACH, DOUBT, COMMIT, TRIGGER, DRIFT ->
                isInScope(question.step());
        };
    }
}
