package dev.cutover.report.assembly;

import dev.cutover.report.content.ReportHead;
import dev.cutover.run.Sighting;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RollbackLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.text.Clean;
import dev.cutover.words.Phrases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which run it is. */
final class HeadSection {
    private final ReportSource source;

    HeadSection(ReportSource source) {
        this.source = source;
    }

    ReportHead head() {
        var created = source.state().created();
        var pinned = created.pinned();
        String title = source.runbook().header().title();
        return new ReportHead(
                source.recordedRun().run().value(),
                Clean.line(pinned.runbook()),
                Clean.line(title.isBlank() ? pinned.runbook() : title),
                Clean.line(pinned.environment()),
                Phrases.mode(source.state()),
                isDrill(source.state()),
                created.scenario().map(Clean::line),
                Clean.line(created.pace()),
                Clean.line(startedBy(created)),
                Clean.line(created.tool()),
                created.starts(),
                source.state().createdAt().orElse(Instant.EPOCH),
                source.ended(),
                source.asOf(),
                source.knowsRunbook() ? source.snapshot().expected().plannedEnd() : Optional.empty(),
                source.expectedEnd(),
                source.zone(),
                source.recordedRun().head(),
                source.events().size(),
                gaps());
    }

    private static String startedBy(RunFact.Created created) {
        return created.initiator().isEmpty() ? created.by() : created.initiator() + " (user " + created.by() + ")";
    }

    /**
     * Whether everything that was rolled back was rolled back on purpose: somebody decided it, and nothing on record
     * had gone wrong before.
     */
    static boolean isDrill(RunState state) {
        var all = state.rollbacks().all();
        return !all.isEmpty() && all.stream().allMatch(HeadSection::isOnPurpose);
    }

    static boolean isOnPurpose(RollbackLedger.Entry rollback) {
        return rollback.requested()
                .sighting()
                .filter(sighting -> sighting.sign() == Sighting.Sign.DECISION
                        && sighting.fault().isEmpty())
                .isPresent();
    }

    private List<String> gaps() {
        var gaps = new ArrayList<String>();
        source.recordedRun().trouble().map(Clean::line).ifPresent(gaps::add);
        source.pinned().trouble().map(Clean::line).ifPresent(gaps::add);
        return gaps;
    }
}
