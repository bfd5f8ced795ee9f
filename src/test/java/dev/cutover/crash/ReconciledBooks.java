package dev.cutover.crash;

import dev.cutover.model.StepId;
import dev.cutover.run.comparison.ComparisonResult;
import dev.cutover.run.fact.ReconcileFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of a reconciliation whose process is killed, and what its record tells of it. */
final class ReconciledBooks {
    private static final StepId STEP = new StepId("recon");

    private final Path runbook;
    private final Path environment;

    private ReconciledBooks(Path runbook, Path environment) {
        this.runbook = runbook;
        this.environment = environment;
    }

    static ReconciledBooks in(Path folder, String runbook, String environment) throws IOException {
        return new ReconciledBooks(
                Files.writeString(folder.resolve("books.yaml"), runbook),
                Files.writeString(folder.resolve("tables.yaml"), environment));
    }

    /** What is typed to compare them. */
    String[] reconcile() {
        return new String[] {"reconcile", runbook.toString(), STEP.value(), "--env", environment.toString()};
    }

    static ComparisonResult result(CrashSite site) {
        return site.state().reconciliations().of(STEP).result().fact().result();
    }

    /** What was remarked at each look, of the run that was begun last. */
    static List<String> remarks(CrashSite site) {
        return site.home().events(site.begun().orElseThrow()).stream()
                .map(event -> event.fact())
                .filter(ReconcileFact.Looked.class::isInstance)
                .flatMap(fact -> ((ReconcileFact.Looked) fact).remarks().stream())
                .toList();
    }
}
