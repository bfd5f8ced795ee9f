package dev.cutover.cli.compare;

import dev.cutover.cli.view.CommandOutput;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.engine.RunListener;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.run.StepProgress;
import dev.cutover.run.fact.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows on standard error how far a reconciliation is, where a person looks on; a job's mail stays short. */
final class ReconciliationProgress implements RunListener {
    private static final Duration PACE = Duration.ofSeconds(5);

    private final Optional<CommandOutput> err;
    private Instant next = Instant.MIN;

    private ReconciliationProgress(Optional<CommandOutput> err) {
        this.err = err;
    }

    static ReconciliationProgress of(ProcessEnvironment processEnvironment) {
        return new ReconciliationProgress(
                processEnvironment.terminal() ? Optional.of(CommandOutputs.err(processEnvironment)) : Optional.empty());
    }

    /** Only the result is told, at the end. */
    @Override
    public void happened(List<Event> events) {}

    @Override
    public void progressed(StepProgress progress) {
        if (!progress.at().isBefore(next)) {
            next = progress.at().plus(PACE);
            err.ifPresent(out -> out.line(progress.text()));
        }
    }
}
