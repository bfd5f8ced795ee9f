package dev.cutover.simulation;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.Runbook;
import dev.cutover.model.Undo;
import dev.cutover.model.Weight;
import dev.cutover.model.discipline.DisciplineRule;
import dev.cutover.model.discipline.Waiver;
import dev.cutover.run.Decision;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.fact.StepFact;
import dev.cutover.spi.Connector;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The faults put into an engine to test the judge. */
enum Sabotage {
    NONE,
    /** What was forced last is lost with the process. */
    FORCE_DROPPED,
    /** Only every other force is one. */
    EFFECT_BEFORE_INTENT,
    /** A runner whose lease was taken goes on for a while. */
    LEASE_IGNORED,
    /** What is in doubt is taken not to have happened. */
    DOUBT_IGNORED,
    /** What is in doubt is taken to have happened. */
    HOPED_FOR,
    /** A gate opens although it is red. */
    RED_GATE_PASSED,
    /** A step that failed is left out without a word. */
    FAILURE_SKIPPED,
    /** A rollback that ends says nothing of what is left. */
    LEFT_UNDONE_HUSHED_UP,
    /** The rollback raises weights. */
    BACK_IS_FORWARD,
    /** A hold is a word. */
    HOLD_IGNORED,
    /** Something rests on samples that are never recorded. */
    SAMPLES_KEPT_BACK,
    /** Where people would be asked, traffic returns to the closed platform. */
    TRAFFIC_FIRST_BY_ITSELF,
    /** A question whether traffic returns first is taken for the answer. */
    OPENING_TAKEN_FOR_GRANTED,
    /** Traffic that stays is moved all the same. */
    PARKED_TRAFFIC_MOVED,
    /** A platform that is open is taken for one whose traffic is parked. */
    OPEN_TAKEN_FOR_PARKED,
    /** The same, and the shift whose traffic stays is called undone. */
    STANDING_CALLED_UNDONE,
    /** What has one writer may have two. */
    WRITERS_FORGOTTEN,
    /** The return in steps is one at once. */
    RETURN_AT_ONCE,
    /** The proof that orders are taken is not waited for. */
    ACCEPTANCE_FORGOTTEN,
    /** What was undone is forgotten. */
    UNDO_FORGOTTEN,
    /** What was not undone is taken to be. */
    UNDO_SUPPOSED,
    /** What a rollback leaves out is called undone. */
    LEFT_OUT_CALLED_UNDONE,
    /** A person's done is heard as the opposite. */
    DONE_UNHEARD,
    /** What the systems can undo waits for people. */
    OPENING_LEFT_TO_PEOPLE,
    /** What has no undo is taken to close nothing. */
    CLOSED_FOR_GOOD_FORGOTTEN,
    /** The router is given the wrong platform's share. */
    SHARES_SWAPPED;

    /** What the engine is made to believe instead. */
    Fact twist(Fact fact) {
        return switch (this) {
            case LEFT_OUT_CALLED_UNDONE ->
                fact instanceof StepFact.Skipped skipped && skipped.why().endsWith("rolled back")
                        ? new StepFact.Undone(skipped.step(), 0, 1)
                        : fact;
            case TRAFFIC_FIRST_BY_ITSELF -> trafficFirst(fact);
            case STANDING_CALLED_UNDONE ->
                fact instanceof StepFact.Skipped skipped && skipped.why().endsWith("not all undone")
                        ? new StepFact.Undone(skipped.step(), skipped.attempt(), 1)
                        : fact;
            case DOUBT_IGNORED -> settledAs(EffectState.NOT_DONE, fact);
            case HOPED_FOR -> settledAs(EffectState.DONE, fact);
            case RED_GATE_PASSED ->
                fact instanceof StepFact.Failed failed && failed.cause() == StepFact.FailureCause.RED
                        ? new StepFact.Succeeded(failed.step(), failed.attempt(), StepFact.How.PLAINLY, Map.of())
                        : fact;
            case FAILURE_SKIPPED ->
                fact instanceof StepFact.Failed failed
                        ? new StepFact.Succeeded(failed.step(), failed.attempt(), StepFact.How.PLAINLY, Map.of())
                        : fact;
            case LEFT_UNDONE_HUSHED_UP ->
                fact instanceof RollbackFact.Finished finished
                        ? new RollbackFact.Finished(finished.rollback(), List.of())
                        : fact;
            case BACK_IS_FORWARD -> raised(fact);
            case SAMPLES_KEPT_BACK ->
                fact instanceof CriterionFact.Sampled sampled && sampled.taken().isPresent()
                        ? new CriterionFact.Sampled(List.of(), sampled.taken())
                        : fact;
            // The others twist something else.
            default -> fact;
        };
    }

    private static Fact settledAs(EffectState state, Fact fact) {
        boolean doubtful = fact instanceof EffectFact.Settled settled
                && (settled.state() == EffectState.IN_DOUBT || settled.state() == EffectState.UNKNOWN);
        return doubtful && fact instanceof EffectFact.Settled settled
                ? new EffectFact.Settled(settled.key(), state, settled.detail(), settled.outputs(), settled.cause())
                : fact;
    }

    private static Fact raised(Fact fact) {
        if (!(fact instanceof EffectFact.Intended intended)
                || intended.effect().direction() != Effect.Direction.BACK
                || !(intended.effect().deed() instanceof Effect.Weights weights)) {
            return fact;
        }
        var effect = intended.effect();
        var moves = weights.moves().stream()
                .map(move -> new Effect.Move(move.key(), move.from(), Weight.ALL.basisPoints()))
                .toList();
        return new EffectFact.Intended(new Effect(
                effect.key(),
                effect.correlation(),
                effect.step(),
                effect.attempt(),
                effect.direction(),
                effect.system(),
                new Effect.Weights(weights.traffic(), moves)));
    }

    /** What the engine gets to know of what is in the record. */
    Fact told(Fact fact) {
        if (this == HOLD_IGNORED && fact instanceof RunFact.Held held) {
            return new RunFact.RunNote(held.why());
        }
        if (this == OPENING_TAKEN_FOR_GRANTED) {
            return trafficFirst(fact);
        }
        if ((this == OPEN_TAKEN_FOR_PARKED || this == STANDING_CALLED_UNDONE)
                && fact instanceof RollbackFact.Opened opened
                && opened.outcome() == RollbackFact.OpeningOutcome.OPEN) {
            return new RollbackFact.Opened(opened.rollback(), RollbackFact.OpeningOutcome.PARKED, opened.closed());
        }
        if (this == PARKED_TRAFFIC_MOVED
                && fact instanceof RollbackFact.Opened opened
                && opened.outcome() == RollbackFact.OpeningOutcome.PARKED) {
            return new RollbackFact.Opened(
                    opened.rollback(), RollbackFact.OpeningOutcome.TRAFFIC_FIRST, opened.closed());
        }
        if (this == DONE_UNHEARD
                && fact instanceof PeopleFact.Decided decided
                && decided.decision().question().contains("/take-back/")) {
            return new PeopleFact.Decided(notDone(decided.decision()), decided.given());
        }
        if (this == OPENING_LEFT_TO_PEOPLE && fact instanceof EffectFact.Intended intended) {
            return new EffectFact.Intended(undoneByHand(intended.effect()));
        }
        boolean isUndo =
                fact instanceof EffectFact.Settled settled && settled.key().endsWith("/back");
        if (isUndo && this == UNDO_FORGOTTEN) {
            return resettled((EffectFact.Settled) fact, EffectState.DONE, EffectState.NOT_DONE);
        }
        return isUndo && this == UNDO_SUPPOSED
                ? resettled((EffectFact.Settled) fact, EffectState.NOT_DONE, EffectState.DONE)
                : fact;
    }

    private static Decision notDone(Decision said) {
        return new Decision(
                said.question(),
                said.owner(),
                said.role(),
                said.subject(),
                AnswerWord.NOT_DONE.word(),
                said.reason(),
                said.impact(),
                said.via(),
                said.user());
    }

    private static Effect undoneByHand(Effect effect) {
        if (!(effect.deed() instanceof Effect.Call call) || !(call.undo() instanceof Undo.Call undo)) {
            return effect;
        }
        var byHand = new Undo.ByHand("put it back", undo.time());
        return new Effect(
                effect.key(),
                effect.correlation(),
                effect.step(),
                effect.attempt(),
                effect.direction(),
                effect.system(),
                new Effect.Call(call.operation(), call.with(), call.segment(), byHand, call.undoes()));
    }

    /** The system that the engine is given instead. */
    Connector twist(Nature nature) {
        return this == SHARES_SWAPPED ? new SwappedShares(nature, nature.router()) : nature;
    }

    /** It says of each step that it closes nothing. */
    private static Runbook waived(Runbook book) {
        var waivers = book.steps()
                .map(step ->
                        new Waiver(DisciplineRule.NOT_OPENED_AGAIN, step.id().value(), "it closes nothing"))
                .toList();
        var header = book.header();
        return new Runbook(
                new Runbook.Header(header.name(), header.title(), header.pattern(), waivers, header.redaction()),
                book.dimensions(),
                book.roles(),
                book.inventory(),
                book.traffic(),
                book.criteria(),
                book.phases(),
                book.rollback());
    }

    /** The runbook that the engine is made to believe in. */
    Runbook twist(Runbook book) {
        var procedure = book.rollback().orElseThrow();
        return switch (this) {
            case WRITERS_FORGOTTEN ->
                new Runbook(
                        book.header(),
                        book.dimensions(),
                        book.roles(),
                        new Runbook.Inventory(book.inventory().systems(), List.of()),
                        book.traffic(),
                        book.criteria(),
                        book.phases(),
                        book.rollback());
            case CLOSED_FOR_GOOD_FORGOTTEN -> waived(book);
            case RETURN_AT_ONCE ->
                book.withRollback(new RollbackProcedure(
                        procedure.window(),
                        procedure.accepts(),
                        procedure.opening(),
                        RollbackProcedure.ReturnRamp.AT_ONCE,
                        procedure.triggers(),
                        procedure.steps()));
            case ACCEPTANCE_FORGOTTEN ->
                book.withRollback(new RollbackProcedure(
                        procedure.window(),
                        Optional.empty(),
                        procedure.opening(),
                        procedure.returnRamp(),
                        procedure.triggers(),
                        procedure.steps()));
            default -> book;
        };
    }

    private static Fact resettled(EffectFact.Settled settled, EffectState from, EffectState to) {
        return settled.state() == from
                ? new EffectFact.Settled(settled.key(), to, settled.detail(), settled.outputs(), settled.cause())
                : settled;
    }

    private static Fact trafficFirst(Fact fact) {
        if (!(fact instanceof PeopleFact.Asked asked) || asked.question().kind() != Question.Kind.OPENING) {
            return fact;
        }
        String id = asked.question().id();
        int rollback = Integer.parseInt(id.substring("rollback-".length(), id.indexOf('/')));
        return new RollbackFact.Opened(rollback, RollbackFact.OpeningOutcome.TRAFFIC_FIRST, List.of());
    }
}
