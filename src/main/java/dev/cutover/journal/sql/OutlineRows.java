package dev.cutover.journal.sql;

import dev.cutover.run.fact.RunFact;

/** The rows of a run's creation, and of the runbook that it has pinned. Not thread-safe. */
final class OutlineRows {
    private final DetailSink sink;
    private final OutlineReader outlines;

    OutlineRows(DetailSink sink, OutlineReader outlines) {
        this.sink = sink;
        this.outlines = outlines;
    }

    void add(Row.Origin of, RunFact.Created created) {
        var pinned = created.pinned();
        sink.add(
                DetailTable.CREATED,
                of,
                pinned.runbook(),
                pinned.environment(),
                DetailSink.time(created.starts()),
                created.mode().name(),
                created.pace(),
                created.seed(),
                created.by(),
                created.initiator(),
                created.tool(),
                created.scenario().orElse(null));
        addOutline(of, outlines.of(created));
    }

    private void addOutline(Row.Origin of, RunOutline outline) {
        sink.add(
                DetailTable.OUTLINE,
                of,
                outlines.readBy(),
                outline.title().orElse(null),
                outline.trouble().orElse(null));
        int number = 0;
        for (var phase : outline.phases()) {
            sink.add(
                    DetailTable.PHASE_OUTLINE,
                    of,
                    ++number,
                    phase.name(),
                    DetailSink.time(phase.begins()),
                    DetailSink.time(phase.ends()));
        }
        number = 0;
        for (var step : outline.steps()) {
            sink.add(
                    DetailTable.STEP_OUTLINE,
                    of,
                    ++number,
                    step.phase(),
                    step.id(),
                    step.kind(),
                    step.title(),
                    step.owner(),
                    step.segment(),
                    step.critical(),
                    step.begins() == null ? null : DetailSink.time(step.begins()),
                    step.takes() == null ? null : DetailSink.seconds(step.takes()));
        }
        number = 0;
        for (var waiver : outline.waivers()) {
            sink.add(DetailTable.WAIVER_OUTLINE, of, ++number, waiver.finding(), waiver.about(), waiver.because());
        }
    }
}
