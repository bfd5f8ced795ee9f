package dev.cutover.report.assembly;

import dev.cutover.journal.Home;
import dev.cutover.query.PinnedRunbook;
import dev.cutover.query.RecordedRun;
import dev.cutover.report.content.ReportContent;
import java.time.Instant;
import java.time.ZoneId;

/** Makes the report of a run. Stateless and thread-safe. */
public final class ReportAssembly {
    private ReportAssembly() {}

    /**
     * The report of a run as its record stands: of one that has ended, goes on, was left or killed, of a rehearsal and
     * of a dry run.
     *
     * @param pinned the runbook of that run
     * @param wall the wall clock's time
     * @param zone for local times beside UTC
     * @throws dev.cutover.problem.ProblemException if the record does not begin with the run's creation
     */
    public static ReportContent of(
            Home home, RecordedRun recordedRun, PinnedRunbook pinned, Instant wall, ZoneId zone) {
        var source = ReportSource.of(home, recordedRun, pinned, wall, zone);
        var timeline = new TimelineSection(source);
        var rollbacks = new RollbackSection(source, timeline).reports();
        var promises = new PromiseSection(source).promises();
        var openEnds = new OpenEndSection(source).openEnds();
        var decisions = new DecisionSection(source);
        var verdict = new VerdictSection(source).verdict();
        var inventory = new InventorySection(source);
        var evidence = new EvidenceSection(source, home).items();
        var exercised = new CoverageSection(source, home).report();
        var unmoved = new CellSection(source).unmoved();
        var summary =
                new SummarySection.Parts(promises, unmoved, rollbacks, openEnds, decisions.rows(), evidence, exercised);
        return new ReportContent(
                new HeadSection(source).head(),
                verdict,
                new SummarySection(source, summary).lines(),
                promises,
                timeline.rows(),
                new RampSection(source).ramps(),
                new GateSection(source).gates(),
                decisions.amendments(),
                decisions.rows(),
                rollbacks,
                new ReconciliationSection(source).reports(),
                evidence,
                inventory.systems(),
                inventory.ownerships(),
                exercised,
                unmoved,
                inventory.waived(),
                openEnds,
                new RedSection(source).samples(),
                source.walk().events(),
                new ProofSection(source).proof());
    }
}
