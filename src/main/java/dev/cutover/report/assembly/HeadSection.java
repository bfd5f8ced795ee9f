package dev.cutover.report.assembly;

import dev.cutover.report.content.ReportHead;
import dev.cutover.run.fact.RunFact;
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
        return new ReportHead(
                source.recordedRun().run().value(),
                Clean.line(pinned.runbook()),
                Clean.line(source.title()),
                Clean.line(pinned.environment()),
                Phrases.mode(source.state()),
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

    private List<String> gaps() {
        var gaps = new ArrayList<String>();
        source.recordedRun().trouble().map(Clean::line).ifPresent(gaps::add);
        source.pinned().trouble().map(Clean::line).ifPresent(gaps::add);
        return gaps;
    }
}
