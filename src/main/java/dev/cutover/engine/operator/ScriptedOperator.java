package dev.cutover.engine.operator;

import dev.cutover.model.AnswerWord;
import dev.cutover.model.Authority;
import dev.cutover.model.Runbook;
import dev.cutover.model.scenario.ScriptedAnswer;
import dev.cutover.plan.EscalationLadder;
import dev.cutover.run.Question;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.PeopleFact.StandIn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * People with scripted answers. An answer fits a question of the step that it names (or of the kind, for
 * {@code failure} and {@code rollback}) if its person has one of the roles asked, or stands in for it after an
 * escalation, and its word is among those offered. Each answer is used once, in the order of the file; one that is
 * refused is used up. A question whose premise was rolled back is left to people, unless the answer says that it counts
 * then too. Confined to the engine's thread.
 */
public final class ScriptedOperator implements Operator {
    private static final String VIA = "answers";

    private final Runbook runbook;
    private final RunId run;
    private final String user;
    private final List<Line> unused = new ArrayList<>();
    private final EscalationLadder escalationLadder;
    private final Map<String, Question> asked = new HashMap<>();
    private final Map<String, List<StandIn>> standIns = new HashMap<>();
    private final Map<String, Line> given = new HashMap<>();
    private final Set<Line> returned = new HashSet<>();
    private final Map<Line, String> withheld = new LinkedHashMap<>();
    private final Set<String> leftToOthers = new HashSet<>();
    private final List<String> refusals = new ArrayList<>();
    private @Nullable CommandPort commandPort;

    /** An answer and its place in the file: two may say the same. */
    private record Line(int number, ScriptedAnswer answer) {}

    /**
     * People with their scripted answers.
     *
     * @param user the operating-system user who brings the answers
     */
    public ScriptedOperator(Runbook runbook, RunId run, List<ScriptedAnswer> answers, String user) {
        this.runbook = runbook;
        this.escalationLadder = new EscalationLadder(runbook);
        this.run = run;
        this.user = user;
        answers.forEach(answer -> unused.add(new Line(unused.size(), answer)));
    }

    @Override
    public void attend(CommandPort commandPort) {
        this.commandPort = commandPort;
    }

    @Override
    public boolean canAnswer(Question question) {
        return given.containsKey(question.id())
                || fitting(question).isPresent()
                || afterEscalation(question).isPresent();
    }

    private Optional<Line> afterEscalation(Question question) {
        return escalationLadder.of(question).stream()
                .flatMap(rung -> fitting(question, rung.to()).stream())
                .findFirst();
    }

    @Override
    public Optional<ComingAnswer> coming(Question question) {
        var line = given.get(question.id());
        return line == null
                ? afterEscalation(question)
                        .map(later -> new ComingAnswer(later.answer().as(), Optional.empty()))
                : Optional.of(new ComingAnswer(
                        line.answer().as(), Optional.of(line.answer().after())));
    }

    /** No answer of the file counts for this question any more; the one that was on its way is used up. */
    @Override
    public void leaveToOthers(Question question) {
        Optional.ofNullable(given.remove(question.id()))
                .or(() -> afterEscalation(question))
                .ifPresent(line -> withheld.put(
                        line, said(line.answer(), question.step().value()) + ": somebody took the question over"));
        leftToOthers.add(question.id());
        closed(question.id());
    }

    private static String said(ScriptedAnswer scriptedAnswer, String at) {
        return "'" + scriptedAnswer.say() + "' by " + scriptedAnswer.as() + " at " + at;
    }

    @Override
    public void asked(Question question) {
        asked.put(question.id(), question);
        if (!given.containsKey(question.id())) {
            answer(question);
        }
    }

    @Override
    public void escalated(Question question, List<StandIn> to) {
        standIns.computeIfAbsent(question.id(), id -> new ArrayList<>()).addAll(to);
        if (!given.containsKey(question.id())) {
            answer(question);
        }
    }

    @Override
    public void closed(String question) {
        standIns.remove(question);
        asked.remove(question);
        given.remove(question);
    }

    /**
     * An answer that was on its way is there for the question that is asked anew after a rollback, and for no other.
     */
    @Override
    public void withdrawn(String question) {
        var line = given.get(question);
        closed(question);
        if (line != null) {
            unused.add(0, line);
            returned.add(line);
        }
    }

    /** A report that is refused leaves the answer that follows it on its way. */
    @Override
    public void refused(Answer saying, String why) {
        var open = asked.get(saying.question());
        if (!isProgress(saying)) {
            refused(saying.question(), why);
        } else if (open != null) {
            refusals.add("'" + saying.choice() + "' by " + saying.as() + " at "
                    + open.step().value() + ": " + why);
        }
    }

    private static boolean isProgress(Answer saying) {
        return AnswerWord.of(saying.choice()).filter(AnswerWord::isProgress).isPresent();
    }

    @Override
    public void refused(String question, String why) {
        var line = given.remove(question);
        var open = asked.get(question);
        if (line != null && open != null) {
            var scriptedAnswer = line.answer();
            refusals.add(said(scriptedAnswer, open.step().value()) + ": " + why);
            answer(open);
        }
    }

    /** The answers that no question has asked for so far, in the order of the file. */
    public List<ScriptedAnswer> unused() {
        return unused.stream()
                .filter(line -> !withheld.containsKey(line) && !returned.contains(line))
                .map(Line::answer)
                .toList();
    }

    /** Answers that were left to people because what the question presumes was rolled back. */
    public List<String> withheld() {
        return List.copyOf(withheld.values());
    }

    /** Answers that did not count, and why. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    private void answer(Question question) {
        fitting(question).ifPresent(line -> {
            unused.remove(line);
            withheld.remove(line);
            var saying = saying(question, line.answer());
            var port = Objects.requireNonNull(commandPort, "attend comes first");
            String id = question.id();
            // Work in progress leaves its question open: whatever the file says next may still end it.
            if (isProgress(saying)) {
                port.say(saying, line.answer().after(), () -> asked.containsKey(id) && !leftToOthers.contains(id));
                answer(question);
            } else {
                given.put(id, line);
                port.say(saying, line.answer().after(), () -> line.equals(given.get(id)));
            }
        });
    }

    private Answer saying(Question question, ScriptedAnswer scriptedAnswer) {
        var option = option(question, scriptedAnswer).orElseThrow();
        return new Answer(
                question.id(),
                scriptedAnswer.as(),
                option.say(),
                scriptedAnswer.reason(),
                scriptedAnswer.impact(),
                option.care() == Question.Care.TYPED ? TypedConfirmation.of(question, runbook, run) : "",
                VIA,
                user);
    }

    private Optional<Line> fitting(Question question) {
        return fitting(question, standIns.getOrDefault(question.id(), List.of()));
    }

    private Optional<Line> fitting(Question question, List<StandIn> besides) {
        if (leftToOthers.contains(question.id())) {
            return Optional.empty();
        }
        boolean isRolledBack = !question.rolledBack().isEmpty();
        var fitting = unused.stream()
                .filter(line -> fits(line.answer(), question, besides))
                .filter(line -> isRolledBack || !returned.contains(line))
                .toList();
        var counting = fitting.stream()
                .filter(line -> !isRolledBack || line.answer().alsoAfterRollback())
                .findFirst();
        if (counting.isEmpty()) {
            fitting.forEach(line -> withheld.put(line, why(line.answer(), question.rolledBack())));
        }
        return counting;
    }

    private boolean fits(ScriptedAnswer scriptedAnswer, Question question, List<StandIn> besides) {
        return isAbout(scriptedAnswer.at(), question)
                && (mayAnswer(scriptedAnswer.as(), question)
                        || besides.stream().anyMatch(one -> one.person().equals(scriptedAnswer.as())))
                && option(question, scriptedAnswer).isPresent();
    }

    private static String why(ScriptedAnswer scriptedAnswer, List<String> rolledBack) {
        return said(scriptedAnswer, scriptedAnswer.at()) + ": "
                + String.join(", ", rolledBack) + (rolledBack.size() == 1 ? " was" : " were")
                + " rolled back meanwhile, so the question is left to people (an answer with 'also-after-rollback: true'"
                + " counts then too)";
    }

    private static boolean isAbout(String at, Question question) {
        if (at.equals(question.step().asWritten().value())) {
            return true;
        }
        return switch (question.kind()) {
            case FAILURE, RED_GATE, BREACH, DOUBT, DRIFT -> at.equals("failure");
            case TRIGGER, AFTER_ROLLBACK, TAKE_BACK, OPENING -> at.equals("rollback");
            case ATTEST, APPROVE, DECIDE, TASK, COMMIT -> false;
        };
    }

    private boolean mayAnswer(String person, Question question) {
        var authority = Authority.of(runbook);
        return question.of().stream().anyMatch(role -> authority.isOf(person, role));
    }

    private static Optional<Question.Option> option(Question question, ScriptedAnswer scriptedAnswer) {
        return question.choices().stream()
                .filter(option -> option.say().equalsIgnoreCase(scriptedAnswer.say()))
                .findFirst();
    }
}
