package dev.cutover.report.assembly;

import dev.cutover.model.AnswerWord;
import dev.cutover.query.DecisionLog;
import dev.cutover.report.content.AmendmentRow;
import dev.cutover.report.content.DecisionRow;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.text.Clean;
import dev.cutover.words.DisplayNames;
import java.util.List;

/** Every decision, and what was amended. */
final class DecisionSection {
    private final ReportSource source;
    private final List<AmendmentRow> amendments;
    private final List<DecisionRow> rows;

    DecisionSection(ReportSource source) {
        this.source = source;
        this.amendments = source.events().stream()
                .filter(event -> event.fact() instanceof RunFact.Amended)
                .map(event -> amendment(event, (RunFact.Amended) event.fact()))
                .toList();
        this.rows = DecisionLog.of(source.recordedRun()).stream().map(this::row).toList();
    }

    /** In the order in which they were made. */
    List<DecisionRow> rows() {
        return rows;
    }

    private DecisionRow row(DecisionLog.Entry entry) {
        var decision = entry.decision();
        return new DecisionRow(
                entry.seq(),
                entry.at(),
                entry.automatic(),
                Clean.line(decision.who()),
                Clean.line(DisplayNames.capacity(decision)),
                Clean.line(about(entry)),
                Clean.line(entry.question().map(Question::ask).orElse("")),
                Clean.line(decision.choice()),
                Clean.line(decision.reason()),
                Clean.line(decision.impact()),
                Clean.line(entry.ticket()),
                entry.lapsed().map(Clean::line),
                overrides(entry),
                !decision.signature().isEmpty(),
                Clean.line(decision.user()),
                source.walk().seenAt(entry.seq()));
    }

    /** The scope of a rollback by its name. */
    private String about(DecisionLog.Entry entry) {
        return source.state().rollbacks().all().stream()
                .filter(rollback -> rollback.seq() == entry.seq())
                .findFirst()
                .map(rollback -> source.names().scope(rollback.scope()))
                .orElseGet(entry::about);
    }

    /** Whether it passes over what is red, has failed, or is asked for by the runbook. */
    private boolean overrides(DecisionLog.Entry entry) {
        boolean amended = amendments.stream().anyMatch(amendment -> amendment.seq() == entry.seq());
        boolean asked = entry.question()
                .map(Question::kind)
                .filter(kind -> kind != Question.Kind.DECIDE)
                .isPresent();
        return amended || (asked && passesOver(entry.decision()));
    }

    private static boolean passesOver(Decision decision) {
        return decision.hasChoice(AnswerWord.OVERRIDE)
                || decision.hasChoice(AnswerWord.SKIP)
                || decision.hasChoice(AnswerWord.BY_HAND)
                || decision.hasChoice(AnswerWord.ACCEPT);
    }

    List<AmendmentRow> amendments() {
        return amendments;
    }

    private static AmendmentRow amendment(Event event, RunFact.Amended amended) {
        return new AmendmentRow(
                event.seq(),
                event.at(),
                Clean.line(amended.what()),
                Clean.line(amended.before()),
                Clean.line(amended.after()),
                Clean.line(amended.by()),
                Clean.line(amended.reason()),
                Clean.line(amended.impact()),
                amended.overrides());
    }
}
