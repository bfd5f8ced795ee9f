package dev.cutover.engine.step;

import dev.cutover.engine.context.AgainDecision;
import dev.cutover.engine.context.RunRequests;
import dev.cutover.engine.context.StepContext;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Work;
import dev.cutover.plan.StepOrder;
import dev.cutover.plan.again.AgainPlanner;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reopens steps on a person's request: after a rollback, a segment may be shifted again. Stateless. */
public final class StepReopening {
    private StepReopening() {}

    /** Whether a step may be reopened: it was rolled back or skipped. */
    public static boolean isPossible(StepState state) {
        return state == StepState.UNDONE || state == StepState.SKIPPED;
    }

    /**
     * Reopens those of the steps that may be reopened, in the order of the runbook, and the gates and observations
     * between them: a gate that was green before may be red now.
     */
    public static List<Fact> reopened(StepContext stepContext, Set<StepId> steps, String why) {
        var facts = new ArrayList<Fact>();
        if (stepContext.state().ended().isPresent() || RunRequests.mustWait(stepContext)) {
            return facts;
        }
        var anew = stepContext
                .runbook()
                .steps()
                .map(Step::id)
                .filter(steps::contains)
                .filter(id -> isPossible(stepContext.state().steps().of(id).state()))
                .collect(Collectors.toSet());
        var between = between(stepContext.runbook(), anew);
        stepContext
                .runbook()
                .steps()
                .filter(step ->
                        anew.contains(step.id()) || (between.contains(step.id()) && hasWatched(step, stepContext)))
                .map(stepContext::entry)
                .forEach(entry -> facts.add(new StepFact.Reopened(entry.step(), entry.attempt(), why)));
        return facts;
    }

    /**
     * Reopens those of the steps that may be reopened, and what has to be passed or measured anew with them, as for a
     * person who asks to do a scope again.
     */
    public static List<Fact> again(StepContext stepContext, Set<StepId> steps, String why) {
        if (stepContext.state().ended().isPresent() || RunRequests.mustWait(stepContext)) {
            return List.of();
        }
        var possible = steps.stream()
                .filter(id -> isPossible(stepContext.state().steps().of(id).state()))
                .collect(Collectors.toSet());
        var plan = new AgainPlanner(stepContext.runbook()).of(stepContext.state(), possible);
        return AgainDecision.reopened(stepContext, plan, why);
    }

    private static boolean hasWatched(Step step, StepContext stepContext) {
        boolean watches = step.work() instanceof Work.Gate
                || step.work() instanceof Work.Observe
                || step.work() instanceof Work.Wait;
        return watches && stepContext.entry(step).state() == StepState.SUCCEEDED;
    }

    /** What needs one of the steps, and is needed by one of them. */
    private static Set<StepId> between(Runbook runbook, Set<StepId> ends) {
        var order = StepOrder.of(runbook);
        int[] sorted = order.sorted();
        var behind = new BitSet();
        var before = new BitSet();
        for (int number : sorted) {
            boolean follows =
                    IntStream.of(order.needs(number)).anyMatch(need -> behind.get(need) || isEnd(need, order, ends));
            behind.set(number, follows);
        }
        for (int at = sorted.length - 1; at >= 0; at--) {
            int number = sorted[at];
            boolean leads = IntStream.of(order.followers(number))
                    .anyMatch(follower -> before.get(follower) || isEnd(follower, order, ends));
            before.set(number, leads);
        }
        behind.and(before);
        return behind.stream().mapToObj(number -> order.step(number).id()).collect(Collectors.toSet());
    }

    private static boolean isEnd(int number, StepOrder order, Set<StepId> ends) {
        return ends.contains(order.step(number).id());
    }
}
