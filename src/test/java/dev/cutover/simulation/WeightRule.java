package dev.cutover.simulation;

import dev.cutover.model.OnBreach;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Verdict;
import dev.cutover.model.Weight;
import dev.cutover.model.Work;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.EffectFact;
import dev.cutover.run.fact.Event;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Weights are read before they are changed. Forward, they rise along the ramp under green guards, unless a breach steps
 * them back. A rollback only lowers them.
 */
final class WeightRule implements Rule {
    private final Seen seen;
    private final Consumer<String> complain;
    private final Map<StepId, Step> shifts = new HashMap<>();
    private final Set<String> stepsBack = new HashSet<>();
    private final Set<String> setAgain = new HashSet<>();
    private final Set<String> breaches = new HashSet<>();
    private final Map<StepId, Long> lowered = new HashMap<>();

    WeightRule(Seen seen, Consumer<String> complain) {
        this.seen = seen;
        this.complain = complain;
        seen.book()
                .steps()
                .filter(step -> step.work() instanceof Work.Shift)
                .forEach(step -> shifts.put(step.id(), step));
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        if (event.fact() instanceof CriterionFact.GuardBreached breached && breached.then() == OnBreach.STEP_BACK) {
            breaches.add(breached.step() + "/" + breached.attempt());
        }
        if (event.fact() instanceof EffectFact.Intended intended
                && intended.effect().deed() instanceof Effect.Weights weights) {
            var effect = intended.effect();
            String what = event.seq() + ": " + effect.key() + " " + weights.moves();
            if (isByHand(effect, books)) {
                return;
            }
            if (isSetAgain(effect, books)) {
                setAgain.add(effect.key());
                return;
            }
            if (effect.direction() == Effect.Direction.BACK) {
                if (weights.moves().stream().anyMatch(move -> move.to() > mostLeft())) {
                    complain.accept(what + " does not roll back");
                }
            } else {
                forward(effect, weights, books, what);
            }
        }
    }

    /** What the new platform may keep for a while, where traffic returns in steps. */
    private int mostLeft() {
        var returnRamp = seen.book().rollback().orElseThrow().returnRamp();
        return Weight.ALL.basisPoints() - returnRamp.shares().get(0).basisPoints();
    }

    /** What people say that they have moved is written down as they say; no guard of ours was asked. */
    private static boolean isByHand(Effect effect, Bookkeeper books) {
        return effect.key().contains("/by-hand-")
                && books.saidOf(effect.step(), Question.Kind.FAILURE).stream()
                        .anyMatch(said -> said.decision().choice().equals("by-hand"));
    }

    /** People have said that a weight that somebody else moved is set again, up or down. */
    private static boolean isSetAgain(Effect effect, Bookkeeper books) {
        return effect.key().contains("/again@drift-")
                && books.saidOf(effect.step(), Question.Kind.DRIFT).stream()
                        .anyMatch(said -> said.decision().choice().equals("set-again"));
    }

    private void forward(Effect effect, Effect.Weights weights, Bookkeeper books, String what) {
        var step = Objects.requireNonNull(shifts.get(effect.step()));
        var shift = (Work.Shift) step.work();
        boolean rises = weights.moves().stream().allMatch(move -> move.from() < move.to());
        boolean falls = weights.moves().stream().allMatch(move -> move.from() > move.to());
        boolean onRamp = weights.moves().stream()
                .allMatch(move -> (move.to() == 0 && falls)
                        || shift.ramp().stream().anyMatch(weight -> weight.basisPoints() == move.to()));
        if (weights.moves().isEmpty() || rises == falls || !onRamp) {
            complain.accept(what + " is not what the ramp says");
        }
        if (falls) {
            lowered.put(step.id(), books.seq());
            stepsBack.add(effect.key());
            if (!isSteppingBack(step, books)) {
                complain.accept(what + " lowers weights, and nobody asked for it");
            }
        } else if (owesStepBack(step, books)) {
            complain.accept(what + " although people have said that it goes a step back");
        } else if (books.isHeld()) {
            complain.accept(what + " although the run is held");
        } else if (weights.moves().stream().allMatch(move -> move.from() > 0)) {
            guarded(step, shift, books, what);
        }
        books.rollbacks().stream()
                .filter(rollback -> rollback.scope().touches(step.where()))
                .forEach(rollback -> complain.accept(what + " while " + rollback.scope() + " is rolled back"));
    }

    private boolean isSteppingBack(Step step, Bookkeeper books) {
        return breaches.contains(step.id() + "/" + books.attempt(step.id()))
                || books.saidOf(step.id(), Question.Kind.BREACH).stream()
                        .anyMatch(said -> said.seq() > books.startedBy(step.id())
                                && said.decision().choice().equals("step-back"));
    }

    private boolean owesStepBack(Step step, Bookkeeper books) {
        long since = Math.max(books.startedBy(step.id()), lowered.getOrDefault(step.id(), 0L));
        return books.saidOf(step.id(), Question.Kind.BREACH).stream()
                .filter(said -> said.seq() > since)
                .reduce((one, next) -> next)
                .filter(said -> said.decision().choice().equals("step-back"))
                .isPresent();
    }

    /** What guards the shift was green since the weight before was in force. */
    private void guarded(Step step, Work.Shift shift, Bookkeeper books, String what) {
        long since = books.startedBy(step.id());
        for (var known : books.effectsOf(step.id())) {
            since = known.state() == EffectState.DONE ? Math.max(since, known.seq()) : since;
        }
        for (var criterion : shift.guard()) {
            long from = since;
            boolean green = books.measured(criterion, step.where())
                    .filter(measured -> measured.seq() > from && measured.verdict() == Verdict.GREEN)
                    .isPresent();
            boolean overridden = books.saidOf(step.id(), Question.Kind.BREACH).stream()
                    .anyMatch(said -> said.decision().choice().equals("override") && said.seq() > from);
            if (!green && !overridden) {
                complain.accept(what + " although " + criterion + " is not green");
            }
        }
    }

    @Override
    public void end(Bookkeeper books) {
        seen.sight().unread().forEach(unread -> complain.accept(unread + " without having read it"));
        for (var turned : seen.sight().turned()) {
            var known = books.effects().get(turned.key());
            if (turned.key().isEmpty() || known == null || setAgain.contains(turned.key())) {
                continue;
            }
            boolean lowers = turned.to() < turned.from();
            boolean back = known.effect().direction() == Effect.Direction.BACK;
            if (lowers != (back || stepsBack.contains(turned.key()))) {
                complain.accept(turned + " goes the wrong way");
            }
        }
    }
}
