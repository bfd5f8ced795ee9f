package dev.cutover.words;

import dev.cutover.run.Decision;
import dev.cutover.run.Question;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.words.EventLine.Wording;
import java.util.Locale;
import java.util.stream.Collectors;

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
            return Wording.of(Tone.STRONG, decided(decided.decision()));
        } else if (fact instanceof PeopleFact.Lapsed lapsed) {
            boolean answered = before.questions()
                    .of(lapsed.question())
                    .map(entry -> entry.answer() != null)
                    .orElse(false);
            return answered
                    ? Wording.of(Tone.CARE, "the answer no longer counts" + Phrases.why(lapsed.why()))
                    : Wording.plain("question withdrawn" + Phrases.why(lapsed.why()));
        }
        if (fact instanceof PeopleFact.Escalated escalated) {
            return Wording.of(
                    Tone.CARE,
                    "no answer for " + Durations.words(escalated.after()) + ": ALSO ASKS " + names(escalated));
        } else if (fact instanceof PeopleFact.Notified notified) {
            return notified.sent()
                    ? Wording.detail(
                            "the message to the " + notified.rung() + " was sent" + Phrases.why(notified.detail()))
                    : Wording.of(
                            Tone.CARE,
                            "the message to the " + notified.rung() + " was not sent" + Phrases.why(notified.detail()));
        }
        if (fact instanceof PeopleFact.Noted noted) {
            return Wording.of(Tone.STRONG, RequestWords.who(noted.name(), noted.user()) + " notes: " + noted.text());
        }
        throw new IllegalStateException("no words for " + fact.getClass());
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
        return decision.owner() + " (" + DisplayNames.capacity(decision) + ") says "
                + decision.choice().toUpperCase(Locale.ROOT) + subject + Phrases.why(decision.reason())
                + impact;
    }
}
