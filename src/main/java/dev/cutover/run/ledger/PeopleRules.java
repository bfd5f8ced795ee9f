package dev.cutover.run.ledger;

import dev.cutover.run.fact.PeopleFact;
import org.jspecify.annotations.Nullable;

/** When a question can be asked, answered and withdrawn. Stateless; the states that it is given are not thread-safe. */
final class PeopleRules {
    private PeopleRules() {}

    /** @param past the number of the last event before the fact */
    static @Nullable String unfit(QuestionLedger questions, long past, PeopleFact fact) {
        if (fact instanceof PeopleFact.Asked asked) {
            String id = asked.question().id();
            return questions.of(id).isPresent() ? "question " + id + " was asked before" : null;
        } else if (fact instanceof PeopleFact.Decided decided) {
            String id = decided.decision().question();
            return id.isEmpty() ? null : open(questions, id);
        } else if (fact instanceof PeopleFact.Reported reported) {
            return open(questions, reported.report().question());
        } else if (fact instanceof PeopleFact.Lapsed lapsed) {
            return asked(questions, lapsed.question());
        } else if (fact instanceof PeopleFact.Escalated escalated) {
            return asked(questions, escalated.question());
        } else if (fact instanceof PeopleFact.Notified notified) {
            return asked(questions, notified.question());
        } else if (fact instanceof PeopleFact.Noted || fact instanceof PeopleFact.Added) {
            return null;
        } else if (fact instanceof PeopleFact.Announced announced) {
            return announced(questions, past, announced.event());
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }

    static @Nullable String untimely(QuestionLedger questions, PeopleFact fact) {
        if (fact instanceof PeopleFact.Lapsed lapsed) {
            String id = lapsed.question();
            return questions.of(id).filter(entry -> entry.lapsed() != null).isPresent()
                    ? "question " + id + " was withdrawn before"
                    : null;
        } else if (fact instanceof PeopleFact.Escalated escalated) {
            return open(questions, escalated.question());
        } else if (fact instanceof PeopleFact.Asked
                || fact instanceof PeopleFact.Decided
                || fact instanceof PeopleFact.Reported
                || fact instanceof PeopleFact.Added
                || fact instanceof PeopleFact.Notified
                || fact instanceof PeopleFact.Announced
                || fact instanceof PeopleFact.Noted) {
            return null;
        }
        throw new IllegalStateException("no rule for " + fact.getClass());
    }

    private static @Nullable String announced(QuestionLedger questions, long past, long event) {
        if (event > past) {
            return "event " + event + " had not happened, and was announced";
        }
        return event <= questions.announced() ? "event " + event + " was announced before" : null;
    }

    private static @Nullable String asked(QuestionLedger questions, String id) {
        return questions.of(id).isPresent() ? null : "no question " + id + " was ever asked";
    }

    private static @Nullable String open(QuestionLedger questions, String id) {
        var unknown = asked(questions, id);
        if (unknown != null) {
            return unknown;
        }
        return questions.of(id).orElseThrow().isOpen() ? null : "question " + id + " is no longer open";
    }
}
