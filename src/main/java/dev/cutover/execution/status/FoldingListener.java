package dev.cutover.execution.status;

import dev.cutover.engine.RunListener;
import dev.cutover.run.Sample;
import dev.cutover.run.StepProgress;
import dev.cutover.run.fact.Event;
import java.time.Instant;
import java.util.List;

/**
 * Passes on what is recorded to the live status first, and then everything to whoever shows it. As thread-safe as that.
 */
public record FoldingListener(LiveStatus liveStatus, RunListener shown) implements RunListener {
    @Override
    public void happened(List<Event> events) {
        liveStatus.add(events);
        shown.happened(events);
    }

    @Override
    public void recalled(List<Event> past) {
        liveStatus.recall(past);
        shown.recalled(past);
    }

    /** Not recorded yet, so the status does not show it. */
    @Override
    public void measured(Sample sample, Instant at) {
        shown.measured(sample, at);
    }

    @Override
    public void progressed(StepProgress progress) {
        shown.progressed(progress);
    }

    @Override
    public boolean isHeardFirst() {
        return shown.isHeardFirst();
    }

    @Override
    public void passed(Instant now) {
        shown.passed(now);
    }
}
