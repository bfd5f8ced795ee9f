package dev.cutover.engine;

import dev.cutover.engine.move.AfterRollback;
import dev.cutover.engine.move.Commit;
import dev.cutover.engine.move.Demands;
import dev.cutover.engine.move.Failures;
import dev.cutover.engine.move.Move;
import dev.cutover.engine.move.Requests;
import dev.cutover.engine.move.Sampler;
import dev.cutover.engine.move.Scene;
import dev.cutover.engine.move.Steppers;
import dev.cutover.engine.move.Unwinder;
import dev.cutover.engine.move.Watch;
import dev.cutover.model.Step;
import dev.cutover.run.Event;
import dev.cutover.run.Fact;
import dev.cutover.run.Question;
import dev.cutover.run.QuestionLedger;
import dev.cutover.run.RollbackFact;
import dev.cutover.run.StepFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Goes through everything that the run is about, and asks of each what comes next, until nothing follows any more. */
final class Agenda {
    /** How the names of samples begin, which keep no run from ending. */
    static final String SAMPLES = "sample ";

    private static final int MOST_ROUNDS = 100_000;

    private final Options options;
    private final Scene scene;
    private final Frontier frontier;
    private final Calls calls;
    private boolean startsSteps = true;
    private @Nullable Instant wake;
    private boolean waits;
    private int atWork;

    Agenda(Options options, Scene scene, Frontier frontier, Calls calls) {
        this.options = options;
        this.scene = scene;
        this.frontier = frontier;
        this.calls = calls;
    }

    /** No step starts any more. */
    void startNothing() {
        startsSteps = false;
    }

    /** When the next thing is due that nobody has to ask for; null if there is none. */
    @Nullable
    Instant wake() {
        return wake;
    }

    /** Whether anything but people is waited for. */
    boolean waitsForTimeOrWork() {
        return waits;
    }

    /** Records what follows and gathers the calls to be made once it is durable. */
    void moves(BiConsumer<String, List<Fact>> record, Map<String, Move.Call> queued) {
        boolean again = true;
        int rounds = 0;
        while (again) {
            again = false;
            wake = null;
            waits = false;
            atWork = 0;
            for (var topic : topics(queued).entrySet()) {
                if (scene.state().ended().isPresent()) {
                    return;
                }
                again |= take(topic.getKey(), topic.getValue().get(), record, queued);
            }
            // Only once nothing follows any more is it known how many steps are at work.
            again = again || start(record);
            if (++rounds > MOST_ROUNDS) {
                throw new IllegalStateException("the engine goes round in circles");
            }
        }
    }

    private Map<String, Supplier<Move>> topics(Map<String, Move.Call> queued) {
        var topics = new LinkedHashMap<String, Supplier<Move>>();
        topics.put("rollback", () -> Unwinder.next(scene, step -> calls.isBusy(step) || isQueued(step, queued)));
        topics.put("after", () -> AfterRollback.next(scene, !options.backOnly()));
        if (!options.backOnly()) {
            topics.put("watch", () -> Watch.next(scene));
        }
        rollbackSteps().forEach(step -> topics.put("step " + step.id(), () -> Steppers.next(step, scene)));
        if (goesForward()) {
            frontier.started().forEach(step -> topics.put("step " + step.id(), () -> ifStarted(step)));
            frontier.failed().stream()
                    .filter(step -> !isTakenBack(step))
                    .forEach(step -> topics.put("step " + step.id(), () -> ifFailed(step)));
            Demands.of(scene, frontier.started())
                    .forEach(demand -> topics.put(
                            SAMPLES + demand.criterion() + " " + demand.segment(), () -> Sampler.next(demand, scene)));
        }
        return topics;
    }

    private static boolean isQueued(dev.cutover.model.StepId step, Map<String, Move.Call> queued) {
        return queued.values().stream().anyMatch(call -> call.step().equals(step));
    }

    /** A rollback of the whole run stops everything else; one of a part leaves the others at work. */
    private boolean goesForward() {
        boolean all = scene.state()
                .rollbacks()
                .open()
                .filter(open -> open.scope().isWholeRun())
                .isPresent();
        return !options.backOnly() && !all;
    }

    /** What a rollback under way is about does not go forward. */
    private boolean isTakenBack(Step step) {
        return scene.state()
                .rollbacks()
                .open()
                .filter(open -> open.scope().covers(step.where()))
                .isPresent();
    }

    private List<Step> rollbackSteps() {
        return scene.state().rollbacks().open().isEmpty()
                ? List.of()
                : scene.state().steps().all().stream()
                        .filter(entry -> entry.state() == dev.cutover.run.StepState.STARTED)
                        .filter(entry -> entry.step().value().contains("@"))
                        .flatMap(entry -> scene.find(entry.step()).stream())
                        .toList();
    }

    private Move ifStarted(Step step) {
        return scene.state().steps().of(step.id()).state() == dev.cutover.run.StepState.STARTED
                ? Steppers.next(step, scene)
                : new Move.People();
    }

    private Move ifFailed(Step step) {
        return scene.state().steps().of(step.id()).state() == dev.cutover.run.StepState.FAILED
                ? Failures.next(step, scene)
                : new Move.People();
    }

    /** True if something was recorded, so that all have to be asked again. */
    private boolean take(
            String about, Move move, BiConsumer<String, List<Fact>> record, Map<String, Move.Call> queued) {
        boolean sample = about.startsWith(SAMPLES);
        if (calls.isOut(about) || queued.containsKey(about)) {
            waits |= !sample;
            atWork += sample ? 0 : 1;
            return false;
        }
        if (move instanceof Move.Note note) {
            if (asksForAnotherRollback(note)) {
                return false;
            }
            record.accept(Event.ENGINE, note.facts());
            return true;
        }
        if (move instanceof Move.Call call) {
            queued.put(about, call);
            waits |= !sample;
            atWork += sample ? 0 : 1;
        } else if (move instanceof Move.Wait wait) {
            var until = wait.until();
            if (until != null) {
                wake = wake == null || until.isBefore(wake) ? until : wake;
                waits |= !sample && !about.equals("watch");
            }
            atWork += about.startsWith("step ") ? 1 : 0;
        }
        return false;
    }

    /** One rollback at a time: whoever asks for another is heard again when it is over, and still needs it or not. */
    private boolean asksForAnotherRollback(Move.Note note) {
        return scene.state().rollbacks().open().isPresent()
                && note.facts().stream().anyMatch(RollbackFact.Requested.class::isInstance);
    }

    private boolean start(BiConsumer<String, List<Fact>> record) {
        if (!startsSteps || options.backOnly() || mustNotStart()) {
            return false;
        }
        var facts = new ArrayList<Fact>();
        for (var step : frontier.ready()) {
            if (atWork >= options.parallel()) {
                break;
            }
            var before = Commit.before(step, scene);
            if (before instanceof Move.Note note) {
                facts.addAll(note.facts());
            } else if (before == null) {
                facts.add(new StepFact.Started(
                        step.id(), scene.state().steps().of(step.id()).attempt() + 1));
                atWork++;
            }
        }
        if (facts.isEmpty()
                && frontier.isDone(scene.state())
                && scene.state().ended().isEmpty()) {
            facts.add(Requests.completed(scene));
        }
        record.accept(Event.ENGINE, facts);
        return !facts.isEmpty() && scene.state().ended().isEmpty();
    }

    /** A hold, a rollback, or a question that halts keeps new steps from starting. */
    private boolean mustNotStart() {
        var state = scene.state();
        return state.ended().isPresent()
                || state.held().isPresent()
                || state.rollbacks().open().isPresent()
                || state.questions().open().stream()
                        .map(QuestionLedger.Entry::question)
                        .anyMatch(Agenda::halts);
    }

    private static boolean halts(Question question) {
        return switch (question.kind()) {
            case FAILURE, RED_GATE, BREACH, TRIGGER, AFTER_ROLLBACK -> true;
            case ATTEST, APPROVE, DECIDE, TASK, DOUBT, COMMIT, TAKE_BACK -> false;
        };
    }
}
