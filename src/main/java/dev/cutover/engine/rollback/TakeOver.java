package dev.cutover.engine.rollback;

import dev.cutover.engine.context.NextAction;
import dev.cutover.model.StepId;
import dev.cutover.plan.rollback.SharedWork;
import dev.cutover.run.EffectState;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.RollbackLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The end of a rollback that a wider one takes over: what is being called ends first, its questions are withdrawn, and
 * what it has not begun is left to the wider one. Stateless.
 */
final class TakeOver {
    private final RollbackContext context;
    private final RollbackLedger.Entry wider;

    private TakeOver(RollbackContext context, RollbackLedger.Entry wider) {
        this.context = context;
        this.wider = wider;
    }

    /** Null if no wider rollback is open. None of this rollback's own calls is under way. */
    static @Nullable NextAction next(RollbackContext context) {
        var stepContext = context.stepContext();
        return SharedWork.of(stepContext.rollbackPlanner(), stepContext.state(), context.rollback())
                .wider()
                .map(wider -> new TakeOver(context, wider).next())
                .orElse(null);
    }

    private NextAction next() {
        var answered = UndoSequence.answered(context);
        if (answered != null) {
            return answered;
        }
        var facts = new ArrayList<Fact>(withdrawn());
        facts.addAll(cancelled());
        if (!facts.isEmpty()) {
            return new NextAction.Note(facts);
        }
        if (own().findAny().isPresent()) {
            return new NextAction.Wait(null);
        }
        // A weight that is being set or in doubt is settled under its own key: the wider one reads what came of it.
        var traffic = new TrafficRestore(context.stepContext(), context.rollback(), Map.of()).settled();
        return traffic != null
                ? traffic
                : NextAction.note(new RollbackFact.TakenOver(context.rollback().number(), wider.number()));
    }

    private String why() {
        return "rollback " + wider.number() + " takes over";
    }

    private List<Fact> withdrawn() {
        return context.stepContext().state().questions().open().stream()
                .map(entry -> entry.question())
                .filter(context.rollback()::isOwn)
                .<Fact>map(question -> new PeopleFact.Lapsed(question.id(), why()))
                .toList();
    }

    /** Its running steps that have no call under way, and what they intended and did not request yet. */
    private List<Fact> cancelled() {
        var state = context.stepContext().state();
        var facts = new ArrayList<Fact>();
        own().filter(step -> !context.isBusy(step)).forEach(step -> {
            facts.add(new StepFact.Cancelled(step, state.steps().of(step).attempt(), why()));
            state.effects().ofStep(step).stream()
                    .filter(effect -> effect.state() == EffectState.INTENDED
                            && !state.effects()
                                    .mayHaveHappenedBefore(effect.effect().key()))
                    .forEach(effect -> facts.add(new EffectFact.Settled(
                            effect.effect().key(),
                            EffectState.NOT_DONE,
                            why() + " before the call was made",
                            Map.of())));
        });
        return facts;
    }

    private Stream<StepId> own() {
        return context.stepContext().state().steps().started().stream()
                .filter(step -> step.rollback() == context.rollback().number());
    }
}
