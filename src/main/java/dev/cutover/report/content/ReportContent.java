package dev.cutover.report.content;

import java.util.List;

/**
 * The whole report of one run, as its record stood when it was read. Immutable.
 *
 * @param summary for leadership, at most ten lines
 * @param promises what was promised beside what was measured, the worst first
 * @param timeline the steps of the phases, in the order of the runbook; those that it lacks last
 * @param ramps one for each part of the traffic that was moved, or was to be
 * @param gates in the order of the runbook
 * @param decisions every one, in the order in which they were made
 * @param reconciliations each step that reconciles, with its last result
 * @param inventory the systems, in the order of the runbook
 * @param exercised in other runs, before this one began
 * @param openEnds what is left undone, open, or not as the runbook had it
 */
public record ReportContent(
        ReportHead head,
        ReportVerdict verdict,
        List<SummaryLine> summary,
        List<Promise> promises,
        List<TimelineRow> timeline,
        List<SegmentRamp> ramps,
        List<GateReport> gates,
        List<AmendmentRow> amendments,
        List<DecisionRow> decisions,
        List<RollbackReport> rollbacks,
        List<ReconciliationReport> reconciliations,
        List<EvidenceItem> evidence,
        List<InventoryRow> inventory,
        List<OwnershipRow> ownerships,
        CoverageReport exercised,
        FirstRows<UnmovedCell> unmoved,
        List<WaivedRow> waived,
        List<OpenEnd> openEnds,
        RedSamples redSamples,
        FirstRows<EventRow> events,
        RecordProof proof) {
    public ReportContent {
        summary = List.copyOf(summary);
        promises = List.copyOf(promises);
        timeline = List.copyOf(timeline);
        ramps = List.copyOf(ramps);
        gates = List.copyOf(gates);
        amendments = List.copyOf(amendments);
        decisions = List.copyOf(decisions);
        rollbacks = List.copyOf(rollbacks);
        reconciliations = List.copyOf(reconciliations);
        evidence = List.copyOf(evidence);
        inventory = List.copyOf(inventory);
        ownerships = List.copyOf(ownerships);
        waived = List.copyOf(waived);
        openEnds = List.copyOf(openEnds);
    }
}
