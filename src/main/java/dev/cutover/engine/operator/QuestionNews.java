package dev.cutover.engine.operator;

import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RunState;
import java.util.ArrayList;
import java.util.List;

/** Tells the people at the run which questions open and close, once that is durable. Not thread-safe. */
public final class QuestionNews {
    private final Operator operator;
    private final RunState state;
    private final List<PeopleFact> news = new ArrayList<>();

    public QuestionNews(Operator operator, RunState state) {
        this.operator = operator;
        this.state = state;
    }

    /** An event has been folded. */
    public void folded(Event event) {
        if (event.fact() instanceof PeopleFact people) {
            news.add(people);
        }
    }

    /** Puts every open question, as to somebody who has just come. */
    public void tellAllOpen() {
        news.clear();
        state.questions().open().forEach(entry -> {
            operator.asked(entry.question());
            if (!entry.standIns().isEmpty()) {
                operator.escalated(entry.question(), entry.standIns());
            }
        });
    }

    /** Tells what has been folded since. */
    public void tell() {
        for (var fact : List.copyOf(news)) {
            if (fact instanceof PeopleFact.Asked asked
                    && isOpen(asked.question().id())) {
                operator.asked(asked.question());
            } else if (fact instanceof PeopleFact.Escalated escalated && isOpen(escalated.question())) {
                var question =
                        state.questions().of(escalated.question()).orElseThrow().question();
                operator.escalated(question, escalated.to());
            } else if (fact instanceof PeopleFact.Decided decided
                    && !decided.decision().question().isEmpty()) {
                operator.closed(decided.decision().question());
            } else if (fact instanceof PeopleFact.Lapsed lapsed) {
                operator.withdrawn(lapsed.question());
            }
        }
        news.clear();
    }

    private boolean isOpen(String question) {
        return state.questions()
                .of(question)
                .filter(QuestionLedger.Entry::isOpen)
                .isPresent();
    }
}
