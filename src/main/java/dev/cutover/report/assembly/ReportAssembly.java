package dev.cutover.report.assembly;

import dev.cutover.journal.Home;
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
     * @param wall the wall clock's time
     * @param zone for local times beside UTC
     * @throws dev.cutover.problem.ProblemException if the record does not begin with the run's creation
     */
    public static ReportContent of(Home home, RecordedRun recordedRun, Instant wall, ZoneId zone) {
        var source = ReportSource.of(home, recordedRun, wall, zone);
        var rollbacks = new RollbackSection(source).reports();
        var promises = new PromiseSection(source).promises();
        var openEnds = new OpenEndSection(source).openEnds();
        var decisions = new DecisionSection(source);
        var verdict = new VerdictSection(source).verdict();
        var inventory = new InventorySection(source);
        var evidence = new EvidenceSection(source, home).items();
        var exercised = new CoverageSection(source, home).report();
        var summary = new SummarySection.Parts(promises, rollbacks, openEnds, decisions.rows(), evidence, exercised);
        return new ReportContent(
                new HeadSection(source).head(),
                verdict,
                new SummarySection(source, summary).lines(),
                promises,
                new TimelineSection(source).rows(),
                new RampSection(source).ramps(),
                new GateSection(source).gates(),
                decisions.amendments(),
                decisions.rows(),
                rollbacks,
                evidence,
                inventory.systems(),
                inventory.ownerships(),
                exercised,
                new CellSection(source).unmoved(),
                inventory.waived(),
                openEnds,
                new RedSection(source).samples(),
                source.walk().events(),
                new ProofSection(source).proof());
    }
}
