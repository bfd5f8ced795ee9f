package dev.cutover.plan;

import dev.cutover.model.Phase;
import dev.cutover.model.PlannedTime;
import dev.cutover.model.Policy;
import dev.cutover.model.RollbackStep;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.RollbackProcedures;
import dev.cutover.testkit.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Runbooks for tests of plans. */
final class Plans {
    private Plans() {}

    static StepId id(String name) {
        return new StepId(name);
    }

    static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    /** A runbook of one phase, its steps as they are. */
    static Runbook book(Step... steps) {
        return Books.unchained(List.of(), List.of(steps));
    }

    static Runbook book(List<Phase> phases, List<RollbackStep> own) {
        return book().withPhases(phases).withRollback(RollbackProcedures.plain(minutes(15), List.of(), own));
    }

    static Phase phase(String name, int startsAfterMinutes, Step... steps) {
        var starts = new PlannedTime(minutes(startsAfterMinutes), "T+" + startsAfterMinutes + "m");
        return new Phase(name, Optional.of(starts), List.of(steps));
    }

    /** The same step, with a planned duration. */
    static Step taking(long minutes, Step step) {
        var policy = step.policy();
        return Steps.withPolicy(
                step,
                new Policy(
                        Optional.of(minutes(minutes)),
                        policy.timeout(),
                        policy.retry(),
                        policy.onFailure(),
                        policy.critical(),
                        policy.optional()));
    }

    /** A step that changes something, takes so many minutes, and needs these others. */
    static Step action(String id, long minutes, String... needs) {
        var needed = List.of(needs).stream().map(StepId::new).toArray(StepId[]::new);
        return Books.needing(taking(minutes, Books.freeze(id)), needed);
    }

    /** Graphs of up to 150 steps that take up to nine minutes and need up to three of those above them. */
    static Arbitrary<Runbook> graphs() {
        return Arbitraries.randoms().map(Plans::graph);
    }

    private static Runbook graph(Random random) {
        var steps = new ArrayList<Step>();
        int size = 1 + random.nextInt(150);
        for (int number = 0; number < size; number++) {
            var needs = new ArrayList<String>();
            for (int count = random.nextInt(4); count > 0 && number > 0; count--) {
                needs.add("s" + random.nextInt(number));
            }
            var step = action(
                    "s" + number, random.nextInt(10), needs.stream().distinct().toArray(String[]::new));
            step = random.nextInt(3) > 0 ? step : Steps.in(random.nextBoolean() ? Books.EAST : Books.WEST, step);
            steps.add(random.nextInt(20) > 0 ? step : Steps.noReturn(step, Books.COMMANDER));
        }
        return book(steps.toArray(Step[]::new));
    }
}
