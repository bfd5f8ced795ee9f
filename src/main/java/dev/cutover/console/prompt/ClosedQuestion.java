package dev.cutover.console.prompt;

import dev.cutover.run.ledger.RunState;
import dev.cutover.words.Phrases;

/** Why the question that is being answered at this terminal needs no answer any more. Stateless. */
final class ClosedQuestion {
    private static final String UNTOLD = "That question is closed.";

    private ClosedQuestion() {}

    static String inWords(RunState state, String question) {
        var known = state.questions().of(question);
        if (known.isEmpty()) {
            return UNTOLD;
        }
        var entry = known.orElseThrow();
        var step = entry.question().step();
        var lapsed = entry.lapsed();
        if (lapsed != null) {
            return "The question at " + step + " was withdrawn" + Phrases.why(lapsed) + ".";
        }
        var answer = entry.answer();
        return answer == null
                ? UNTOLD
                : answer.decision().owner() + " has answered the question at " + step + ": "
                        + answer.decision().choice() + ".";
    }
}
