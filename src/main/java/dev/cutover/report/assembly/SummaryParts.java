package dev.cutover.report.assembly;

import dev.cutover.report.content.CoverageReport;
import dev.cutover.report.content.DecisionRow;
import dev.cutover.report.content.EvidenceItem;
import dev.cutover.report.content.OpenEnd;
import dev.cutover.report.content.Promise;
import dev.cutover.report.content.RollbackReport;
import java.util.List;

/** The sections of a report that its summary is drawn from. Immutable. */
record SummaryParts(
        List<Promise> promises,
        List<RollbackReport> rollbacks,
        List<OpenEnd> openEnds,
        List<DecisionRow> decisions,
        List<EvidenceItem> evidence,
        CoverageReport exercised) {
    SummaryParts {
        promises = List.copyOf(promises);
        rollbacks = List.copyOf(rollbacks);
        openEnds = List.copyOf(openEnds);
        decisions = List.copyOf(decisions);
        evidence = List.copyOf(evidence);
    }
}
