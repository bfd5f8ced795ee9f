package dev.cutover.report.assembly;

import dev.cutover.journal.Home;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.plan.Plan;
import dev.cutover.plan.Timeline;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RecordedRun;
import dev.cutover.query.RunnerStatus;
import dev.cutover.query.StatusSnapshot;
import dev.cutover.query.moment.Freshness;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.DisplayNames;
import dev.cutover.words.RunNarrative;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What all sections of a report are made from, read once. Not thread-safe, as the state that it holds is not.
 *
 * @param pinned the runbook as the run began with it, without amendments
 * @param timeline as planned, with what was amended
 */
record ReportSource(
        RecordedRun recordedRun,
        StatusSnapshot snapshot,
        PinnedRunbook pinned,
        Timeline timeline,
        RecordWalk walk,
        SampleHistory samples,
        ZoneId zone) {
    /** Whose something is where the runbook does not say. */
    static final String NOBODY = "nobody is named";

    static ReportSource of(Home home, RecordedRun recordedRun, PinnedRunbook pinned, Instant wall, ZoneId zone) {
        var snapshot = StatusSnapshot.of(recordedRun, pinned, home, wall);
        return new ReportSource(
                recordedRun,
                snapshot,
                pinned,
                Timeline.planned(snapshot.runNarrative().runbook()),
                RecordWalk.of(recordedRun.events(), pinned.runbook()),
                SampleHistory.of(recordedRun.events(), pinned.runbook()),
                zone);
    }

    List<Event> events() {
        return recordedRun.events();
    }

    RunNarrative narrative() {
        return snapshot.runNarrative();
    }

    RunState state() {
        return recordedRun.state();
    }

    /** With what was amended. */
    Runbook runbook() {
        return narrative().runbook();
    }

    /** The title of the runbook, or its name where it has none. */
    String title() {
        String title = runbook().header().title();
        return title.isBlank() ? state().created().pinned().runbook() : title;
    }

    DisplayNames names() {
        return narrative().names();
    }

    /** Whether the run's own copy of its runbook can be read. */
    boolean knowsRunbook() {
        return pinned.trouble().isEmpty();
    }

    boolean isOver() {
        return state().ended().isPresent();
    }

    /** Whether nothing of it goes on: it has ended, or no process runs it. */
    boolean stands() {
        return isOver() || snapshot.isAlone();
    }

    /** Whether the process that ran it is gone and has not said when it left: only its last event is known. */
    boolean isDead() {
        return snapshot.runnerStatus().state() == RunnerStatus.State.GONE;
    }

    /** The run's own time up to which the report tells: nothing happens in a run that no process runs. */
    Instant asOf() {
        return stands() ? state().lastAt().orElse(snapshot.now()) : snapshot.now();
    }

    Freshness freshness() {
        return Freshness.of(narrative(), asOf(), false);
    }

    /** The roles that a step needs, with their people; empty if it needs none. */
    String people(Step step) {
        return names().roles(Plan.people(step));
    }

    /** Whose a step is; {@code nobody is named} where the runbook does not say. */
    String owner(StepId id) {
        return names().step(id)
                .map(ReportSource::ownerRoles)
                .filter(roles -> !roles.isEmpty())
                .map(roles -> names().roles(roles))
                .orElse(NOBODY);
    }

    private static List<RoleId> ownerRoles(Step step) {
        return step.owner().map(List::of).orElseGet(() -> Plan.people(step));
    }

    /** When it is expected to end; empty if it has ended, or nothing carries it on. */
    Optional<Instant> expectedEnd() {
        return stands() || !knowsRunbook()
                ? Optional.empty()
                : snapshot.expected().expectedEnd();
    }

    /** What people call it: {@code night}, {@code rehearsal}, {@code dry run} or {@code run}. */
    String occasion() {
        if (state().isRehearsal()) {
            return "rehearsal";
        } else if (state().isDryRun()) {
            return "dry run";
        }
        return state().created().mode() == RunFact.Mode.LIVE ? "night" : "run";
    }

    /** The end of the run, if it has ended. */
    Optional<Instant> ended() {
        return isOver() ? state().endedAt().or(state()::lastAt) : Optional.empty();
    }
}
