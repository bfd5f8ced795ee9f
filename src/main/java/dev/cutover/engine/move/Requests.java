package dev.cutover.engine.move;

import dev.cutover.model.Scope;
import dev.cutover.plan.WayBack;
import dev.cutover.run.Decision;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Turns of the whole run that a step, a trigger or a person asks for. */
public final class Requests {
    private Requests() {}

    /**
     * Whether a rollback is under way: another one, or the run's end, has to wait until it is through. What waits for
     * that waits for nothing else.
     */
    static boolean mustWait(Scene scene) {
        return scene.state().rollbacks().open().isPresent();
    }

    /** Whether some of a scope's traffic has no way back any more: then people decide, not the engine. */
    static boolean isBarred(Scene scene, Scope scope) {
        return scene.ways().of(scene.state(), scope).barred().stream().anyMatch(WayBack.Barred::traffic);
    }

    /** A rollback that starts with a person's word: noticed and decided at once. */
    public static Fact rollback(Scene scene, Scope scope, String by, String role, String reason) {
        return requested(scene, scope, new Word(by, role, reason), new Span(firstBad(scene), scene.now()));
    }

    /** A rollback that nobody had to ask for: a guard or a trigger, named by its role, has noticed. */
    static Fact rollback(Scene scene, Scope scope, String role, String reason, Span span) {
        return requested(scene, scope, new Word(Event.ENGINE, role, reason), span);
    }

    /** From the first bad sample to the moment when somebody, or something, noticed. */
    record Span(Instant firstBad, Instant noticed) {}

    private record Word(String by, String role, String reason) {}

    private static Fact requested(Scene scene, Scope scope, Word word, Span span) {
        var window = scene.runbook().rollback().map(plan -> plan.window()).orElse(Duration.ZERO);
        int number = scene.state().rollbacks().all().size() + 1;
        return new RollbackFact.Requested(
                number, scope, word.by(), word.role(), word.reason(), span.firstBad(), span.noticed(), window);
    }

    /** When the earliest criterion that is red now turned red; now if none is. */
    private static Instant firstBad(Scene scene) {
        Instant first = scene.now();
        for (var reading : scene.state().criteria().all().values()) {
            Instant since = reading.redSince();
            if (since != null && since.isBefore(first)) {
                first = since;
            }
        }
        return first;
    }

    /** The end of the run, by a person's word. */
    public static Fact abort(Scene scene, Decision answer) {
        return new RunFact.Ended(
                RunFact.Ending.ABORTED,
                answer.owner() + " ended the run: " + answer.reason(),
                Closing.exceptions(scene.runbook(), scene.state()),
                Closing.counts(scene.state()));
    }

    /** The end of a run whose steps are all settled. */
    public static Fact completed(Scene scene) {
        List<String> exceptions = Closing.exceptions(scene.runbook(), scene.state());
        var ending = exceptions.isEmpty() ? RunFact.Ending.COMPLETED : RunFact.Ending.COMPLETED_WITH_EXCEPTIONS;
        return new RunFact.Ended(
                ending,
                "all " + scene.runbook().steps().count()
                        + (exceptions.isEmpty() ? " steps done" : " steps finished, with exceptions"),
                exceptions,
                Closing.counts(scene.state()));
    }
}
