package dev.cutover.crash;

import dev.cutover.model.EvidenceRequest;
import dev.cutover.model.OnBreach;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.model.Work;
import dev.cutover.spi.RunClock;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.Steps;
import dev.cutover.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Thirty steps of every kind that changes or keeps something, some of them side by side. */
final class CutBook {
    private static final int ROUNDS = 6;
    private static final Undo NO_WAY_BACK = new Undo.None("a snapshot harms nobody");
    private static final RunClock CLOCK = new RunClock() {
        @Override
        public Instant now() {
            return JournaledRuns.AT;
        }

        @Override
        public void sleep(Duration duration) {}
    };

    // Made of the others, so it comes after them.
    static final Runbook BOOK = book();

    private CutBook() {}

    /** A world whose calls take no time, whoever asks. */
    static World world() {
        return new World(CLOCK);
    }

    /** The same, with a life of its own from here on. */
    static World copy(World world) {
        return world.seenWith(CLOCK);
    }

    private static Runbook book() {
        var steps = new ArrayList<Step>();
        StepId above = null;
        for (int round = 1; round <= ROUNDS; round++) {
            var gate = after(above, Books.gate("gate-" + round));
            var freeze = after(gate.id(), Books.freeze("freeze-" + round));
            var once = after(gate.id(), withEvidence(Books.action("once-" + round, "once-snapshot", NO_WAY_BACK)));
            var last = round % 3 == 0 ? shift(round) : wait(round);
            last = Books.needing(last, freeze.id(), once.id());
            var tell = after(last.id(), tell(round));
            steps.addAll(List.of(gate, freeze, once, last, tell));
            above = tell.id();
        }
        return Books.unchained(List.of(), steps);
    }

    private static Step after(StepId above, Step step) {
        return above == null ? step : Books.needing(step, above);
    }

    private static Step shift(int round) {
        Segment segment = round == 3 ? Books.EAST : Books.WEST;
        return Books.shift("shift-" + round, segment, OnBreach.ROLLBACK);
    }

    private static Step wait(int round) {
        return Books.step(
                "wait-" + round,
                Optional.empty(),
                new Work.Wait(Optional.of(Duration.ofMinutes(round)), Optional.empty()));
    }

    private static Step tell(int round) {
        return Books.step(
                "tell-" + round,
                Optional.empty(),
                new Work.Notify(List.of(Books.LEAD), "round " + round, Optional.of(Books.SYSTEM)));
    }

    private static Step withEvidence(Step step) {
        return Steps.withEvidence(
                step.withNeeds(Set.of()), List.of(new EvidenceRequest("metrics", Optional.empty(), Map.of())));
    }
}
