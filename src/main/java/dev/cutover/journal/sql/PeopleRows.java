package dev.cutover.journal.sql;

import dev.cutover.model.StepId;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of questions, answers, messages about them, and notes. Not thread-safe. */
final class PeopleRows {
    private final DetailSink sink;

    PeopleRows(DetailSink sink) {
        this.sink = sink;
    }

    void add(Row.Origin of, PeopleFact fact) {
        if (fact instanceof PeopleFact.Asked asked) {
            addQuestion(of, asked.question());
        } else if (fact instanceof PeopleFact.Decided decided) {
            addDecision(of, decided.decision(), decided.given(), Optional.empty());
        } else if (fact instanceof PeopleFact.Added added) {
            addDecision(of, added.decision(), Optional.empty(), Optional.of(added));
        } else if (fact instanceof PeopleFact.Reported reported) {
            addReport(of, reported.report());
        } else if (fact instanceof PeopleFact.Lapsed lapsed) {
            sink.add(DetailTable.LAPSED, of, lapsed.question(), lapsed.why());
        } else if (fact instanceof PeopleFact.Escalated escalated) {
            String people =
                    escalated.to().stream().map(PeopleFact.StandIn::person).collect(Collectors.joining(", "));
            sink.add(
                    DetailTable.ESCALATED,
                    of,
                    escalated.question(),
                    escalated.rung(),
                    DetailSink.seconds(escalated.after()),
                    people,
                    escalated.via());
        } else if (fact instanceof PeopleFact.Notified notified) {
            sink.add(
                    DetailTable.NOTIFIED, of, notified.question(), notified.rung(), notified.sent(), notified.detail());
        } else if (fact instanceof PeopleFact.Noted noted) {
            sink.add(DetailTable.NOTED, of, noted.by(), noted.user(), noted.text());
        } else if (!(fact instanceof PeopleFact.Announced)) {
            // What became of an announcement is asked for in the event's own JSON.
            throw new IllegalStateException("no rows for " + fact.getClass());
        }
    }

    private void addQuestion(Row.Origin of, Question question) {
        sink.add(
                DetailTable.ASKED,
                of,
                question.id(),
                question.step().value(),
                question.attempt(),
                question.kind().name(),
                question.inFull(),
                question.of().stream().map(role -> role.value()).collect(Collectors.joining(", ")),
                question.choices().stream().map(Question.Option::say).collect(Collectors.joining(", ")),
                question.digest());
    }

    private void addDecision(
            Row.Origin of, Decision decision, Optional<Instant> given, Optional<PeopleFact.Added> added) {
        sink.add(
                DetailTable.DECISION_DETAIL,
                of,
                given.map(DetailSink::time).orElse(of.at()),
                decision.question().isEmpty(),
                added.flatMap(PeopleFact.Added::step).map(StepId::value).orElse(null),
                added.map(PeopleFact.Added::ticket).orElse(""),
                decision.standIn(),
                decision.insteadOf(),
                decision.saw());
    }

    private void addReport(Row.Origin of, Decision report) {
        sink.add(
                DetailTable.REPORT,
                of,
                report.question(),
                report.owner(),
                report.role().value(),
                report.subject(),
                report.choice(),
                report.reason(),
                report.impact(),
                report.via(),
                report.user(),
                report.standIn(),
                report.insteadOf());
    }
}
