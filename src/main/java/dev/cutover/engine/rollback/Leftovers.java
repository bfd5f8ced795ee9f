package dev.cutover.engine.rollback;

import dev.cutover.engine.context.EffectLabels;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.guard.OldPlatformAcceptance;
import dev.cutover.plan.rollback.RollbackPlan;
import dev.cutover.plan.rollback.WriterFences;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RollbackFact.Subject;
import dev.cutover.run.ledger.RollbackLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Everything that a rollback did not prove undone, in words that a person can act on. Not thread-safe. */
final class Leftovers {
    private final StepContext stepContext;
    private final String parked;
    private final RollbackLedger.Entry rollback;
    private final List<String> words = new ArrayList<>();
    private final List<Subject> about = new ArrayList<>();

    private Leftovers(StepContext stepContext, RollbackLedger.Entry rollback, RollbackPlan plan) {
        this.stepContext = stepContext;
        this.rollback = rollback;
        this.parked = plan.moves().isEmpty() ? "the old platform is not open" : "the traffic stays where it is";
    }

    /** The end of the rollback, which names them. */
    static RollbackFact.Finished of(RollbackContext context, RollbackPlan plan) {
        var stepContext = context.stepContext();
        var rollback = context.rollback();
        var leftovers = new Leftovers(stepContext, rollback, plan);
        leftovers.addTraffic(plan);
        leftovers.addFenced(context);
        leftovers.addUndos(plan);
        leftovers.addLastingClosings();
        plan.barred().forEach(barred -> leftovers.add(barred.toString(), new Subject.OfRollback()));
        leftovers.addOwnSteps();
        if (OldPlatformAcceptance.isAwaited(rollback, stepContext)) {
            leftovers.add(OldPlatformAcceptance.unproven(rollback, stepContext), new Subject.OfRollback());
        }
        return new RollbackFact.Finished(rollback.number(), leftovers.words, leftovers.about);
    }

    private void add(String what, Subject subject) {
        words.add(what);
        about.add(subject);
    }

    private void addTraffic(RollbackPlan plan) {
        plan.moves()
                .forEach((traffic, moves) -> moves.forEach(move -> add(
                        "traffic '" + traffic.id() + "' of "
                                + stepContext.runbook().nameOf(move.key())
                                + (rollback.isParked()
                                        ? " stays on " + traffic.to() + ", as " + traffic.from() + " is not open"
                                        : " is not proven to be back on " + traffic.from()),
                        new Subject.OfTraffic(traffic.id(), move.key()))));
    }

    private void addUndos(RollbackPlan plan) {
        String untried = rollback.isParked() ? parked : "the undo was not tried";
        for (var undoing : plan.undo()) {
            String key = undoing.key().value();
            add(
                    undoing.entry().effect(),
                    stepContext
                            .effect(key)
                            .filter(entry -> entry.state() != EffectState.DONE)
                            .map(entry -> entry.detail())
                            .or(() -> rollback.whyBlocked(key))
                            .orElse(untried));
        }
    }

    /** Traffic has returned past what has no undo, by this rollback or by one before it. */
    private void addLastingClosings() {
        var planner = stepContext.rollbackPlanner();
        var passed = stepContext.state().rollbacks().all().stream()
                .filter(RollbackLedger.Entry::isTrafficFirst)
                .flatMap(first -> planner.lastingClosings(stepContext.state(), first.scope()).stream())
                .map(Effect::key)
                .collect(Collectors.toSet());
        if (!passed.isEmpty()) {
            planner.lastingClosings(stepContext.state(), rollback.scope()).stream()
                    .filter(effect -> passed.contains(effect.key()))
                    .forEach(effect -> add(effect, "it has no undo, and may have closed " + effect.system()));
        }
    }

    /** What takes no writes while the traffic that it was fenced for is not served by the old platform. */
    private void addFenced(RollbackContext context) {
        if (WriterFences.isNeeded(stepContext.runbook())) {
            FencedWriter.of(context, ClosedSystems.of(context)).forEach(fenced -> add(fenced.words(), fenced.about()));
        }
    }

    private void add(Effect effect, String why) {
        add(
                "step '" + effect.step() + "' (" + EffectLabels.of(effect, stepContext.runbook()) + ") was not undone: "
                        + why,
                new Subject.OfEffect(effect.key()));
    }

    private void addOwnSteps() {
        String stopped = rollback.isParked() ? parked : "the rollback stopped before it";
        RollbackSteps.of(stepContext, rollback).forEach(own -> {
            var id = own.step().id().inRollback(rollback.number());
            var entry = stepContext.state().steps().of(id);
            boolean undelivered = own.step().isCourtesy() && entry.state() == StepState.SKIPPED;
            if (entry.state() != StepState.SUCCEEDED && !undelivered) {
                String why = entry.why().isEmpty() ? stopped : entry.why();
                add("rollback step '" + own.step().id() + "' was not done: " + why, new Subject.OfRollback());
            }
        });
    }
}
