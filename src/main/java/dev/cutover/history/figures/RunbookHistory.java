package dev.cutover.history.figures;

import dev.cutover.history.memory.ExerciseLevel;
import dev.cutover.history.memory.RememberedDefinition;
import dev.cutover.history.memory.RunRecall;
import java.util.List;
import java.util.Optional;

/**
 * What the runs of one runbook tell.
 *
 * @param nights its runs that reached systems, the newest first
 * @param rehearsals those that {@code cutover rehearse} made, the newest first
 * @param dryRuns how many dry runs there were
 * @param ofNights whether steps and people are of nights; of rehearsals, where there was no night
 * @param steps the longest overrun first
 * @param people who was waited for longest first
 * @param reconciliations of nights and of {@code cutover reconcile}, the newest first
 */
public record RunbookHistory(
        String runbook,
        List<NightFigures> nights,
        List<NightFigures> rehearsals,
        int dryRuns,
        boolean ofNights,
        List<StepFigures> steps,
        List<PersonWait> people,
        List<Drill> drills,
        Coverage coverage,
        List<PastReconciliation> reconciliations) {
    public RunbookHistory {
        nights = List.copyOf(nights);
        rehearsals = List.copyOf(rehearsals);
        steps = List.copyOf(steps);
        people = List.copyOf(people);
        drills = List.copyOf(drills);
        reconciliations = List.copyOf(reconciliations);
    }

    /**
     * Of the runs of one runbook.
     *
     * @param current the runbook as it is now; without it, as the newest run that can be read has pinned it. A
     *     reconciliation on its own does not count for that: it knows one step
     */
    public static RunbookHistory of(
            String runbook, Optional<RememberedDefinition> current, List<RunRecall.Recalled> newestFirst) {
        var definition = current.or(() -> newestFirst.stream()
                        .filter(recalled -> recalled.run().origin().only().isEmpty())
                        .map(RunRecall.Recalled::definition)
                        .filter(known -> known.planned().isPresent())
                        .findFirst())
                .orElseGet(() -> new RememberedDefinition("", Optional.empty(), List.of()));
        var nights =
                newestFirst.stream().filter(run -> run.run().origin().isNight()).toList();
        var rehearsals = newestFirst.stream()
                .filter(run -> run.run().origin().rehearsal())
                .toList();
        var telling = nights.isEmpty() ? rehearsals : nights;
        return new RunbookHistory(
                runbook,
                nights.stream().map(NightFigures::of).toList(),
                rehearsals.stream().map(NightFigures::of).toList(),
                dryRuns(newestFirst),
                !nights.isEmpty(),
                StepFigures.of(definition, telling),
                PersonWait.of(telling),
                Drill.of(newestFirst),
                Coverage.of(definition, newestFirst),
                PastReconciliation.of(newestFirst));
    }

    private static int dryRuns(List<RunRecall.Recalled> runs) {
        return Math.toIntExact(runs.stream()
                .map(recalled -> recalled.run().origin())
                .filter(origin -> origin.isDryRun() && !origin.rehearsal())
                .count());
    }

    /** The newest rollback that was in time and left nothing undone, among those of a level or a more serious one. */
    public Optional<Drill> lastGood(ExerciseLevel least) {
        return drills.stream()
                .filter(drill ->
                        drill.level().compareTo(least) >= 0 && drill.rollback().isGood())
                .findFirst();
    }

    /** The newest drills against the ones before. */
    public List<DrillTrend> trends() {
        return DrillTrend.of(drills);
    }

    /** Where the rates of mismatches are heading. */
    public List<ReconciliationTrend> reconciliationTrends() {
        return ReconciliationTrend.of(reconciliations);
    }
}
