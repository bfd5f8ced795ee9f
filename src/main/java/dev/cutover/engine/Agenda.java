package dev.cutover.engine;

import dev.cutover.engine.move.AfterRollback;
import dev.cutover.engine.move.Commit;
import dev.cutover.engine.move.Demands;
import dev.cutover.engine.move.Escalations;
import dev.cutover.engine.move.Failures;
import dev.cutover.engine.move.Move;
import dev.cutover.engine.move.Requests;
import dev.cutover.engine.move.Sampler;
import dev.cutover.engine.move.Scene;
import dev.cutover.engine.move.Steppers;
import dev.cutover.engine.move.Unwinder;
import dev.cutover.engine.move.Watch;
import dev.cutover.model.Step;
import dev.cutover.model.StepId;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.StepFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Goes through everything that the run is about, and asks of each what comes next, until nothing follows any more. */
final class Agenda {
    /** How the names of samples begin, which keep no run from ending. */
    static final String SAMPLES = "sample ";

    private static final String WATCH = "watch";
    private static final String ESCALATION = "escalation";

    /** While one of these is open, no new step starts. */
    private static final Set<Question.Kind> HALTING = EnumSet.of(
            Question.Kind.FAILURE,
            Question.Kind.RED_GATE,
            Question.Kind.BREACH,
            Question.Kind.TRIGGER,
            Question.Kind.AFTER_ROLLBACK);

    /** Far more than any step takes without waiting for anything. */
    private static final int MOST_ROUNDS_A_STEP = 1_000;

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
        long rounds = 0;
        long mostRounds = MOST_ROUNDS_A_STEP * (100L + frontier.size());
        while (again) {
            again = false;
            wake = null;
            waits = false;
            atWork = 0;
            for (var topic : topics(queued).entrySet()) {
                if (scene.state().ended().isPresent()) {
                    return;
                }
                again |= take(topic.getKey(), topic.getValue(), record, queued);
            }
            // Only once nothing follows any more is it known how many steps are at work.
            again = again || start(record);
            if (++rounds > mostRounds) {
                throw new IllegalStateException("the engine goes round in circles");
            }
        }
    }

    /**
     * Something that the run is about.
     *
     * @param takesAPlace whether it counts among the steps that are at work at the same time: people's work does not
     */
    private record Topic(Supplier<Move> next, boolean takesAPlace) {}

    private Map<String, Topic> topics(Map<String, Move.Call> queued) {
        var topics = new LinkedHashMap<String, Topic>();
        putRollbacks(topics, queued);
        if (!options.backOnly() && Watch.isNeeded(scene)) {
            topics.put(WATCH, new Topic(() -> Watch.next(scene), false));
        }
        if (Escalations.areNeeded(scene)) {
            topics.put(ESCALATION, new Topic(() -> Escalations.next(scene), false));
            Escalations.messages(scene).forEach((about, move) -> topics.put(about, new Topic(() -> move, false)));
        }
        rollbackSteps().forEach(step -> put(topics, step, () -> Steppers.next(step, scene)));
        if (goesForward()) {
            frontier.started().forEach(step -> put(topics, step, () -> ifStarted(step)));
            frontier.failed().stream()
                    .filter(step -> !isTakenBack(step))
                    .forEach(step -> put(topics, step, () -> ifFailed(step)));
            Demands.of(scene, frontier.started())
                    .forEach(demand -> topics.put(
                            SAMPLES + demand.criterion() + " " + demand.segment(),
                            new Topic(() -> Sampler.next(demand, scene), false)));
        }
        return topics;
    }

    /** A run that nobody has taken back is not asked for what follows from that. */
    private void putRollbacks(Map<String, Topic> topics, Map<String, Move.Call> queued) {
        if (!scene.state().rollbacks().all().isEmpty()) {
            topics.put("rollback", new Topic(() -> Unwinder.next(scene, busy(queued)), false));
            topics.put("after", new Topic(() -> AfterRollback.next(scene), false));
        }
    }

    private static void put(Map<String, Topic> topics, Step step, Supplier<Move> next) {
        topics.put("step " + step.id(), new Topic(next, !Frontier.isForPeople(step)));
    }

    /** The steps of which a call is out, or about to go out. */
    private Set<StepId> busy(Map<String, Move.Call> queued) {
        var busy = new HashSet<>(calls.steps());
        queued.values().forEach(call -> busy.add(call.step()));
        return busy;
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
                : scene.state().steps().started().stream()
                        .filter(StepId::isOfRollback)
                        .flatMap(step -> scene.find(step).stream())
                        .toList();
    }

    /** Where people do the work, only their answer makes a difference; nothing is to be asked before it. */
    private Move ifStarted(Step step) {
        if (scene.state().steps().of(step.id()).state() != dev.cutover.run.StepState.STARTED) {
            return new Move.People();
        }
        var move = Steppers.next(step, scene);
        if (move instanceof Move.People && Frontier.isForPeople(step)) {
            frontier.rest(step);
        }
        return move;
    }

    private Move ifFailed(Step step) {
        return scene.state().steps().of(step.id()).state() == dev.cutover.run.StepState.FAILED
                ? Failures.next(step, scene)
                : new Move.People();
    }

    /** True if something was recorded, so that all have to be asked again. */
    private boolean take(
            String about, Topic topic, BiConsumer<String, List<Fact>> record, Map<String, Move.Call> queued) {
        boolean sample = about.startsWith(SAMPLES);
        int place = topic.takesAPlace() ? 1 : 0;
        if (calls.isOut(about) || queued.containsKey(about)) {
            waits |= !sample;
            atWork += place;
            return false;
        }
        var move = topic.next().get();
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
            atWork += place;
        } else if (move instanceof Move.Wait wait) {
            var until = wait.until();
            if (until != null) {
                wake = wake == null || until.isBefore(wake) ? until : wake;
                waits |= !sample && !about.equals(WATCH) && !about.equals(ESCALATION);
            }
            atWork += place;
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
        var stop = frontier.pointsOfNoReturn()
                .flatMap(step -> Commit.declined(step, scene).stream())
                .findFirst();
        if (stop.isPresent()) {
            record.accept(Event.ENGINE, List.of(stop.orElseThrow()));
            return false;
        }
        var facts = new ArrayList<Fact>();
        for (var step : frontier.ready()) {
            if (atWork >= options.parallel()) {
                break;
            }
            atWork += start(step, facts) ? 1 : 0;
        }
        frontier.readyForPeople().forEach(step -> start(step, facts));
        if (facts.isEmpty()
                && frontier.isDone(scene.state())
                && scene.state().ended().isEmpty()) {
            facts.add(Requests.completed(scene));
        }
        record.accept(Event.ENGINE, facts);
        return !facts.isEmpty() && scene.state().ended().isEmpty();
    }

    /** True if it starts; people may have to be asked first. */
    private boolean start(Step step, List<Fact> facts) {
        var before = Commit.before(step, scene);
        if (before instanceof Move.Note note) {
            facts.addAll(note.facts());
        } else if (before == null) {
            int attempt = scene.state().steps().of(step.id()).attempt() + 1;
            facts.add(new StepFact.Started(step.id(), attempt));
        }
        return before == null;
    }

    /** A hold, a rollback, or a question that halts keeps new steps from starting. */
    private boolean mustNotStart() {
        var state = scene.state();
        return state.ended().isPresent()
                || state.held().isPresent()
                || state.rollbacks().open().isPresent()
                || state.questions().isOpen(HALTING);
    }
}
