package dev.cutover.words;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.Work;
import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.TaskReport;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.EventLine.Wording;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The wording of questions and answers. */
final class PeopleWords {
    private final DisplayNames displayNames;

    PeopleWords(DisplayNames displayNames) {
        this.displayNames = displayNames;
    }

    Wording of(PeopleFact fact, RunState before) {
        if (fact instanceof PeopleFact.Asked asked) {
            var question = asked.question();
            return Wording.of(
                    Tone.STRONG,
                    (before.isDryRun() ? "WOULD ASK " : "ASKS ") + displayNames.roles(question.of()) + ": "
                            + question.inFull() + " [" + words(question) + "]");
        } else if (fact instanceof PeopleFact.Decided decided) {
            String given = decided.given()
                    .map(at -> " (given at " + Durations.time(at) + ", while no process ran the run)")
                    .orElse("");
            return Wording.of(Tone.STRONG, decided(decided.decision()) + given);
        } else if (fact instanceof PeopleFact.Added added) {
            return Wording.of(Tone.STRONG, added(added));
        } else if (fact instanceof PeopleFact.Reported reported) {
            return Wording.of(
                    reported.report().hasChoice(AnswerWord.BLOCKED) ? Tone.BAD : Tone.PLAIN,
                    reported(reported.report(), before));
        } else if (fact instanceof PeopleFact.Lapsed lapsed) {
            return lapsed(lapsed, before);
        } else if (fact instanceof PeopleFact.Escalated escalated) {
            return escalated(escalated);
        } else if (fact instanceof PeopleFact.Notified notified) {
            return notified(notified);
        } else if (fact instanceof PeopleFact.Announced announced) {
            return announced(announced);
        } else if (fact instanceof PeopleFact.Noted noted) {
            return Wording.of(Tone.STRONG, RequestWords.who(noted.name(), noted.user()) + " notes: " + noted.text());
        }
        throw new IllegalStateException("no words for " + fact.getClass());
    }

    private static Wording lapsed(PeopleFact.Lapsed lapsed, RunState before) {
        boolean answered = before.questions()
                .of(lapsed.question())
                .map(entry -> entry.answer() != null)
                .orElse(false);
        return answered
                ? Wording.of(Tone.CARE, "the answer no longer counts" + Phrases.why(lapsed.why()))
                : Wording.plain("question withdrawn" + Phrases.why(lapsed.why()));
    }

    private static Wording escalated(PeopleFact.Escalated escalated) {
        boolean blocked = escalated.rung().startsWith(AnswerWord.BLOCKED.word());
        return Wording.of(
                Tone.CARE,
                (blocked ? "blocked" : "no answer for " + Durations.words(escalated.after())) + ": ALSO ASKS "
                        + names(escalated));
    }

    private static Wording notified(PeopleFact.Notified notified) {
        String message = "the message to the " + notified.rung();
        return notified.sent()
                ? Wording.detail(message + " was sent" + Phrases.why(notified.detail()))
                : Wording.of(Tone.CARE, message + " was not sent" + Phrases.why(notified.detail()));
    }

    private static Wording announced(PeopleFact.Announced announced) {
        String message = "the announcement of event " + announced.event()
                + (announced.counted() == 0 ? "" : " and of " + announced.counted() + " before it");
        return announced.sent()
                ? Wording.detail(message + " was sent" + Phrases.why(announced.detail()))
                : Wording.of(Tone.CARE, message + " was not delivered" + Phrases.why(announced.detail()));
    }

    private static String names(PeopleFact.Escalated escalated) {
        return DisplayNames.standIns(escalated.to());
    }

    private static String words(Question question) {
        return question.choices().stream().map(Question.Option::say).collect(Collectors.joining("/"));
    }

    private static String decided(Decision decision) {
        String subject =
                decision.question().isEmpty() && !decision.subject().isEmpty() ? " to " + decision.subject() : "";
        String impact = decision.impact().isEmpty() ? "" : "; impact: " + decision.impact();
        if (decision.isAgain()) {
            return "AGAIN: " + decision.subject() + ", by " + decision.who() + " (" + DisplayNames.capacity(decision)
                    + ")" + Phrases.why(decision.reason()) + impact;
        }
        return decision.who() + " (" + DisplayNames.capacity(decision) + ") says "
                + decision.choice().toUpperCase(Locale.ROOT) + times(decision) + subject
                + Phrases.why(decision.reason())
                + impact;
    }

    private static String times(Decision decision) {
        return decision.report()
                .map(own -> own.began()
                                .map(at -> ", began " + Durations.time(at))
                                .orElse("")
                        + own.ended().map(at -> ", ended " + Durations.time(at)).orElse(""))
                .orElse("");
    }

    private static String added(PeopleFact.Added added) {
        var decision = added.decision();
        String ticket = added.ticket().isEmpty() ? "" : " (" + added.ticket() + ")";
        String impact = decision.impact().isEmpty() ? "" : "; impact: " + decision.impact();
        return decision.who() + " (" + DisplayNames.capacity(decision) + ") DECIDED: " + decision.choice() + ticket
                + Phrases.why(decision.reason()) + impact;
    }

    /** Items by their texts: {@code Lee Chan: item 2 done: call the desk}. */
    private String reported(Decision report, RunState before) {
        var items = report.report().map(TaskReport::items).orElse(List.of());
        if (items.isEmpty()) {
            return report.who() + " (" + DisplayNames.capacity(report) + ") reports "
                    + report.choice().toUpperCase(Locale.ROOT) + times(report) + Phrases.why(report.reason());
        }
        var texts = before.questions().of(report.question()).stream()
                .flatMap(entry -> displayNames.step(entry.question().step()).stream())
                .flatMap(step -> step.work() instanceof Work.Task task ? task.checklist().stream() : Stream.of())
                .toList();
        return report.who() + ": "
                + items.stream()
                        .map(item -> "item " + item + " " + report.choice()
                                + (item <= texts.size() ? ": " + texts.get(item - 1) : ""))
                        .collect(Collectors.joining("; "))
                + Phrases.why(report.reason());
    }
}
