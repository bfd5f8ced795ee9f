package dev.cutover.execution;

import dev.cutover.execution.process.Version;
import dev.cutover.journal.sql.OutlineReader;
import dev.cutover.journal.sql.RunOutline;
import dev.cutover.model.Phase;
import dev.cutover.model.RollbackProcedure;
import dev.cutover.model.Runbook;
import dev.cutover.model.Step;
import dev.cutover.plan.Estimate;
import dev.cutover.plan.Timeline;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.run.fact.RunFact;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The outline of a run by the runbook that it has pinned, each read once however many runs have it. Thread-safe. */
public final class PinnedOutline implements OutlineReader {
    private final Map<Source, PinnedRunbook> read = new ConcurrentHashMap<>();

    /** All that a reading depends on. */
    private record Source(RunFact.Pinned pinned, Map<String, String> params) {}

    @Override
    public String readBy() {
        return Version.text();
    }

    @Override
    public RunOutline of(RunFact.Created created) {
        var pinned = read.computeIfAbsent(
                new Source(created.pinned(), created.params()), source -> PinnedRunbook.of(created));
        return pinned.trouble().map(RunOutline::unread).orElseGet(() -> of(pinned.runbook(), created.starts()));
    }

    private static RunOutline of(Runbook runbook, Instant starts) {
        var timeline = Timeline.planned(runbook);
        return new RunOutline(
                Optional.of(runbook.header().title()),
                Optional.empty(),
                timeline.stretches().stream()
                        .map(stretch -> new RunOutline.PlannedPhase(
                                stretch.phase().name(), starts.plus(stretch.begins()), starts.plus(stretch.ends())))
                        .toList(),
                Stream.concat(steps(runbook, timeline, starts), rollbackSteps(runbook))
                        .toList(),
                runbook.header().waivers().stream()
                        .map(waiver ->
                                new RunOutline.WaivedFinding(waiver.rule().word(), waiver.at(), waiver.because()))
                        .toList());
    }

    private static Stream<RunOutline.PlannedStep> steps(Runbook runbook, Timeline timeline, Instant starts) {
        List<Phase> phases = runbook.phases();
        return timeline.slots().stream()
                .sorted(Comparator.comparingInt(Timeline.Slot::number))
                .map(slot -> new RunOutline.PlannedStep(
                        phases.get(slot.phase()).name(),
                        slot.step().id().value(),
                        slot.step().work().kind(),
                        slot.step().title(),
                        owner(slot.step()),
                        slot.step().where().toString(),
                        slot.step().policy().critical(),
                        starts.plus(slot.begins()),
                        Estimate.of(slot.step()).said().isPresent() ? slot.takes() : null));
    }

    private static Stream<RunOutline.PlannedStep> rollbackSteps(Runbook runbook) {
        return runbook.rollback().map(RollbackProcedure::steps).orElse(List.of()).stream()
                .map(rollbackStep -> rollbackStep.step())
                .map(step -> new RunOutline.PlannedStep(
                        null,
                        step.id().value(),
                        step.work().kind(),
                        step.title(),
                        owner(step),
                        step.where().toString(),
                        step.policy().critical(),
                        null,
                        Estimate.of(step).said().orElse(null)));
    }

    private static @Nullable String owner(Step step) {
        return step.owner().map(role -> role.value()).orElse(null);
    }
}
