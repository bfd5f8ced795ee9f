package dev.cutover.simulation;

import dev.cutover.engine.operator.Answer;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.Operator;
import dev.cutover.engine.operator.TypedConfirmation;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.RoleId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.run.Question;
import dev.cutover.run.RunId;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.Orders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The people of one process. They give any offered answer at any time, or none, and send requests. */
final class Crowd implements Operator {
    private static final int TRIES = 12;

    private final Runbook runbook;
    private final RunId run;
    private final Dice dice;
    private final Dice further;
    private final @Nullable Dice phased;
    private final Mood mood;
    private final Death death;
    private final Map<String, Question> planned = new HashMap<>();
    private final Map<String, Integer> tries = new HashMap<>();
    private int hopes;
    private @Nullable CommandPort commandPort;

    /** What they are up to. */
    enum Mood {
        ABSENT,
        /** The first word that is offered, most of the time. */
        WILLING,
        FICKLE,
        /** They want to go home: what ends the run is said, and everything is answered. */
        CLOSING,
        /** They only take everything back. */
        BACK_ONLY
    }

    /** @param phased for what only people do who know all phases of a rollback; null if they do not */
    Crowd(Runbook runbook, RunId run, Dice dice, Dice further, @Nullable Dice phased, Mood mood, Death death) {
        this.runbook = runbook;
        this.run = run;
        this.dice = dice;
        this.further = further;
        this.phased = phased;
        this.mood = mood;
        this.death = death;
    }

    @Override
    public void attend(CommandPort mine) {
        commandPort = mine;
        if (death.comesInTime()) {
            mine.at(death.at(), () -> {
                throw new Death.Killed();
            });
        }
        if (mood == Mood.BACK_ONLY) {
            Orders.rollBack(mine, scope(), "Dana", "that was nothing");
        } else if (mood == Mood.CLOSING) {
            Orders.goOn(mine, "Dana", "that is enough");
        } else {
            interfere(mine);
            rollBackSideBySide(mine);
            if (phased != null) {
                rollBackLanes(mine, phased);
            }
        }
    }

    private void interfere(CommandPort mine) {
        if (dice.chance(15)) {
            mine.at(dice.seconds(0, 900), () -> Orders.hold(mine, "Dana", "let me think"));
        }
        if (dice.chance(25)) {
            hopes++;
            mine.at(dice.seconds(0, 1200), () -> {
                hopes--;
                Orders.goOn(mine, "Dana", "on");
            });
        }
        for (int i = dice.chance(25) ? dice.between(1, 2) : 0; i > 0; i--) {
            var scope = scope();
            mine.at(dice.seconds(0, 1200), () -> Orders.rollBack(mine, scope, "Dana", "enough"));
        }
        if (dice.chance(6)) {
            mine.at(dice.seconds(0, 900), () -> mine.leave("I have a train to catch"));
        }
    }

    /** Several in a short time: beside each other, and wider ones over narrower ones. */
    private void rollBackSideBySide(CommandPort mine) {
        if (!further.chance(35)) {
            return;
        }
        var after = further.seconds(0, 600);
        for (int i = further.between(2, 3); i > 0; i--) {
            var scope = further.chance(30) ? alsoUndoing(scope(further)) : scope(further);
            mine.at(after, () -> Orders.rollBack(mine, scope, "Dana", "enough"));
            after = after.plus(further.seconds(0, 25));
        }
    }

    /** A lane, or one of a region, and soon after it another or a wider one. */
    private void rollBackLanes(CommandPort mine, Dice lanes) {
        var after = lanes.seconds(30, 900);
        for (int i = lanes.chance(50) ? lanes.between(1, 3) : 0; i > 0; i--) {
            var scope = laneOf(scope(lanes), lanes);
            mine.at(after, () -> Orders.rollBack(mine, scope, "Dana", "enough"));
            after = after.plus(lanes.seconds(0, 25));
        }
    }

    private Scope laneOf(Scope scope, Dice lanes) {
        if (!runbook.dimensions().containsKey(PhaseMaker.LANE.name()) || lanes.chance(50)) {
            return scope;
        }
        var values = new TreeMap<>(scope.values());
        values.put(PhaseMaker.LANE.name(), Set.of(lanes.one(PhaseMaker.LANE.values())));
        return new Scope(values);
    }

    /** Once it is decided that the run goes on, what was rolled back is done again, or some of it. */
    private void again(CommandPort mine, Dice words) {
        if (words.chance(60)) {
            var scope = laneOf(scope(words), words);
            mine.at(words.seconds(20, 200), () -> Orders.again(mine, scope, "Dana", "it is repaired"));
        }
    }

    /** The same step with each of them, so that they share it. */
    private Scope alsoUndoing(Scope scope) {
        var first = runbook.steps().findFirst().orElseThrow().id();
        return scope.isWholeRun() ? scope : new Scope(scope.values(), Set.of(), Set.of(first));
    }

    private Scope scope() {
        return scope(dice);
    }

    private static Scope scope(Dice dice) {
        return switch (dice.below(4)) {
            case 0 -> Scope.WHOLE_RUN;
            case 1 -> Scope.of(Books.EAST);
            case 2 -> Scope.of(Books.WEST);
            default -> new Scope(new TreeMap<>(Map.of("region", Set.of("east", "west"))));
        };
    }

    @Override
    public boolean canAnswer(Question question) {
        return planned.containsKey(question.id());
    }

    @Override
    public boolean canContinue() {
        return hopes > 0;
    }

    @Override
    public void asked(Question question) {
        boolean answers = switch (mood) {
            case ABSENT -> dice.chance(20);
            case CLOSING -> true;
            case WILLING, FICKLE, BACK_ONLY -> dice.chance(90);
        };
        if (phased != null && question.kind() == Question.Kind.AFTER_ROLLBACK && mood != Mood.CLOSING) {
            again(Objects.requireNonNull(commandPort), phased);
        }
        if (answers && !planned.containsKey(question.id())) {
            planned.put(question.id(), question);
            answer(question);
        }
    }

    @Override
    public void closed(String question) {
        planned.remove(question);
    }

    @Override
    public void refused(String question, String why) {
        var open = planned.get(question);
        if (open != null && tries.merge(question, 1, Integer::sum) < TRIES) {
            answer(open);
        } else {
            planned.remove(question);
        }
    }

    private void answer(Question question) {
        int tried = tries.getOrDefault(question.id(), 0);
        var after = mood == Mood.CLOSING ? Duration.ofSeconds(1) : dice.seconds(0, dice.chance(20) ? 900 : 60);
        var people = people(question);
        String as = mood == Mood.CLOSING ? people.get(tried % people.size()) : dice.one(people);
        String reason = mood == Mood.CLOSING || dice.chance(95) ? "because" : "";
        String word = word(question);
        var answer = new Answer(
                question.id(),
                as,
                word,
                reason,
                "none",
                TypedConfirmation.of(question, runbook, run),
                "answers",
                "tester");
        var port = Objects.requireNonNull(commandPort);
        port.say(answer, after);
        // Whoever reports work in progress comes back: the question is still open.
        if (AnswerWord.of(word).filter(AnswerWord::isProgress).isPresent()) {
            port.at(after.plus(dice.seconds(1, 60)), () -> {
                if (planned.containsKey(question.id())) {
                    answer(question);
                }
            });
        }
    }

    private List<String> people(Question question) {
        var people = new ArrayList<String>();
        for (RoleId role : question.of()) {
            people.addAll(Objects.requireNonNull(runbook.roles().get(role)).who());
        }
        return people;
    }

    private String word(Question question) {
        var words = question.choices().stream().map(Question.Option::say).toList();
        if (mood == Mood.CLOSING) {
            return List.of("end", "abort", "done", "go", "yes", "commit").stream()
                    .filter(words::contains)
                    .findFirst()
                    .orElse(words.get(0));
        }
        return dice.chance(mood == Mood.FICKLE ? 30 : 75) ? words.get(0) : dice.one(words);
    }
}
