package dev.cutover.query;

import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import dev.cutover.model.redaction.Redaction;
import dev.cutover.plan.RunbookSteps;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.fact.RunFact;
import dev.cutover.yaml.RunbookFile;
import dev.cutover.yaml.include.PinnedParts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The runbook of a run, from its record.
 *
 * @param trouble why it could not be read; the runbook then has only a name, which is enough to show what has happened
 */
public record PinnedRunbook(Runbook runbook, Optional<String> trouble) {

    /** Never throws: a run must be shown even if its runbook was written for another version. */
    public static PinnedRunbook of(RunFact.Created created) {
        var pinned = created.pinned();
        try {
            var bytes = pinned.runbookText().getBytes(StandardCharsets.UTF_8);
            var read =
                    RunbookFile.pinned(pinned.runbookFile(), bytes, created.params(), new PinnedParts(pinned.parts()));
            var whole = read.value();
            var done = created.only()
                    .map(only -> whole.only(only.step(), only.segment()))
                    .orElse(whole);
            return new PinnedRunbook(done, Optional.empty());
        } catch (ProblemException e) {
            String first = e.problems().get(0).message();
            return new PinnedRunbook(
                    bare(pinned.runbook()),
                    Optional.of("the run's own copy of its runbook cannot be read by this version (" + first
                            + "); titles, phases and what is still to come are missing"));
        }
    }

    /** Whether a run has a step; empty if its runbook cannot be read. */
    public static Optional<Predicate<StepId>> steps(RunFact.Created created) {
        var pinned = of(created);
        return pinned.trouble().isPresent() ? Optional.empty() : Optional.of(new RunbookSteps(pinned.runbook()));
    }

    /**
     * What a run redacts in its evidence.
     *
     * @throws ProblemException if its runbook cannot be read: then nothing may be added to the run
     */
    public static Redaction redaction(RecordedRun recordedRun) {
        var pinned = of(recordedRun.state().created());
        pinned.trouble().ifPresent(why -> {
            throw new ProblemException(
                    ExitCode.ERROR,
                    "nothing is kept, since it is not known what to redact in it: " + why,
                    "add it with the version of Cutover that runs " + recordedRun.run());
        });
        return pinned.runbook().redaction();
    }

    private static Runbook bare(String name) {
        return new Runbook(
                new Runbook.Header(name, name, Runbook.Pattern.PHASED),
                Map.of(),
                Map.of(),
                new Runbook.Inventory(Map.of(), List.of()),
                Map.of(),
                Map.of(),
                List.of(),
                Optional.empty());
    }
}
