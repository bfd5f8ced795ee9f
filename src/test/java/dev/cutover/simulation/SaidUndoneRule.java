package dev.cutover.simulation;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.StepId;
import dev.cutover.model.Undo;
import dev.cutover.run.Effect;
import dev.cutover.run.EffectState;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What a person says that they have undone is undone when the rollback that asked them ends. */
final class SaidUndoneRule implements Rule {
    private final Consumer<String> complain;
    private final Map<String, Said> said = new HashMap<>();

    /** That a step was undone, by the event of that number. */
    private record Said(StepId step, long seq) {}

    SaidUndoneRule(Consumer<String> complain) {
        this.complain = complain;
    }

    @Override
    public void see(Event event, Bookkeeper books) {
        var fact = event.fact();
        if (fact instanceof PeopleFact.Decided decided && decided.decision().hasChoice(AnswerWord.DONE)) {
            var question = books.question(decided.decision().question());
            if (question != null && question.kind() == Question.Kind.TAKE_BACK) {
                said.put(question.id(), new Said(question.step(), event.seq()));
            }
        } else if (fact instanceof PeopleFact.Lapsed lapsed) {
            said.remove(lapsed.question());
        } else if (fact instanceof RollbackFact.Finished || fact instanceof RollbackFact.TakenOver) {
            ends(event, "rollback-" + ((RollbackFact) fact).rollback() + "/", books);
        }
    }

    private void ends(Event event, String prefix, Bookkeeper books) {
        said.forEach((question, one) -> {
            if (question.startsWith(prefix)) {
                books.effectsOf(one.step()).stream()
                        .filter(known -> stands(known, one, books))
                        .forEach(known -> complain.accept(event.seq() + ": " + question
                                + " was answered with done, and the rollback ends without it: "
                                + known.effect().key()));
            }
        });
        said.keySet().removeIf(question -> question.startsWith(prefix));
    }

    private static boolean stands(Bookkeeper.Known known, Said one, Bookkeeper books) {
        return known.effect().direction() == Effect.Direction.FORWARD
                && known.state() != EffectState.NOT_DONE
                && known.meant() < one.seq()
                && known.effect().undo().orElse(null) instanceof Undo.ByHand
                && !books.isUndone(known.effect().key());
    }
}
