package dev.cutover.report.assembly;

import dev.cutover.model.Phase;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.plan.Timeline;
import dev.cutover.report.content.TimeSpan;
import dev.cutover.report.content.TimelineRow;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.StepState;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.StepFact;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.text.Clean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Each step as planned and as it was. */
final class TimelineSection {
    private final ReportSource source;
    private final WaitSpans waits;
    private final StepStateWords words;
    private final Map<StepId, Instant> ended = new HashMap<>();

    TimelineSection(ReportSource source) {
        this.source = source;
        this.words = new StepStateWords(source);
        this.waits = new WaitSpans(source.events(), source.asOf());
        source.events().forEach(this::see);
    }

    /** A step's own end is not that of the rollback that undid it later, nor does a reopened step end by that. */
    private void see(Event event) {
        if (event.fact() instanceof StepFact.Succeeded
                || event.fact() instanceof StepFact.Failed
                || event.fact() instanceof StepFact.Cancelled
                || event.fact() instanceof StepFact.Skipped) {
            event.fact().ofStep().ifPresent(step -> ended.put(step, event.at()));
        }
    }

    /** The steps of the phases; those that the runbook lacks, or that cannot be read from it, last. */
    List<TimelineRow> rows() {
        var rows = new ArrayList<TimelineRow>();
        var known = new HashSet<StepId>();
        for (var phase : source.runbook().phases()) {
            for (var step : phase.steps()) {
                known.add(step.id());
                rows.add(row(phase, step));
            }
        }
        source.state().steps().all().stream()
                .filter(entry -> !known.contains(entry.step()) && !entry.step().isOfRollback())
                .filter(entry -> entry.attempt() > 0)
                .forEach(entry -> rows.add(row("", Optional.empty(), entry, Optional.empty(), false)));
        return rows;
    }

    private TimelineRow row(Phase phase, Step step) {
        var slot = source.timeline().of(step.id());
        return row(
                phase.name(),
                Optional.of(step),
                source.state().steps().of(step.id()),
                Optional.of(planned(slot)),
                slot.isCritical());
    }

    private TimeSpan planned(Timeline.Slot slot) {
        var starts = source.state().created().starts();
        return new TimeSpan(starts.plus(slot.begins()), starts.plus(slot.ends()));
    }

    /** The steps of a rollback. */
    List<TimelineRow> ofRollback(int number) {
        return source.state().steps().all().stream()
                .filter(entry -> entry.step().isOfRollback() && entry.step().rollback() == number)
                .map(entry -> row("rollback", source.names().step(entry.step()), entry, Optional.empty(), false))
                .toList();
    }

    private TimelineRow row(
            String phase, Optional<Step> step, StepLedger.Entry entry, Optional<TimeSpan> planned, boolean critical) {
        var actual = actual(entry);
        var waited = actual.map(span -> waits.people(entry.step(), span)).orElse(Duration.ZERO);
        var held = actual.map(span -> waits.held(entry.step(), span)).orElse(Duration.ZERO);
        return new TimelineRow(
                Clean.line(phase),
                Clean.line(entry.step().value()),
                source.names().title(entry.step(), source.state()),
                step.map(one -> one.work().kind()).orElse(""),
                step.map(source::people).orElse(""),
                planned,
                actual,
                entry.state() == StepState.STARTED,
                waited,
                held,
                actual.map(TimeSpan::takes).orElse(Duration.ZERO).minus(waited).minus(held),
                late(entry, planned, actual),
                words.of(entry),
                words.tone(entry),
                entry.attempt(),
                critical,
                Clean.line(entry.why()));
    }

    private Optional<TimeSpan> actual(StepLedger.Entry entry) {
        var first = earlier(entry.firstStarted(), entry.began());
        if (first == null) {
            return Optional.empty();
        }
        var end = entry.state() == StepState.STARTED ? null : later(finished(entry), entry.began());
        var until = end == null ? source.asOf() : end;
        return Optional.of(new TimeSpan(first, until.isBefore(first) ? first : until));
    }

    /** By a person's word where they said so. */
    private @Nullable Instant finished(StepLedger.Entry entry) {
        return entry.note(AttemptNote.ActualTimes.class)
                .flatMap(AttemptNote.ActualTimes::ended)
                .orElse(ended.get(entry.step()));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static Optional<Duration> late(
            StepLedger.Entry entry, Optional<TimeSpan> planned, Optional<TimeSpan> actual) {
        return entry.state() == StepState.STARTED
                ? Optional.empty()
                : planned.flatMap(plan -> actual.map(span -> Duration.between(plan.until(), span.until())));
    }
}
