package dev.cutover.testkit;

import dev.cutover.engine.Engine;
import dev.cutover.engine.EngineSetup;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.RunResult;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.operator.Answer;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.Operator;
import dev.cutover.engine.operator.TypedConfirmation;
import dev.cutover.engine.time.EngineTime;
import dev.cutover.engine.time.VirtualTime;
import dev.cutover.model.Runbook;
import dev.cutover.model.StepId;
import dev.cutover.run.Question;
import dev.cutover.run.RunId;
import dev.cutover.run.SampleStretch;
import dev.cutover.run.fact.CriterionFact;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact.StandIn;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.run.ledger.StepLedger;
import dev.cutover.secret.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runs a runbook on virtual time against a {@link World}, in a new process after each kill. */
public final class Bench {
    public static final RunId RUN = new RunId("r1");
    public static final Instant START = Instant.parse("2026-01-10T02:00:00Z");

    private final Runbook runbook;
    private List<Event> record = new ArrayList<>();
    private World world = new World(new VirtualTime(START, false));
    private Function<Question, @Nullable Answer> people = question -> null;
    private @Nullable BiFunction<Question, List<StandIn>, @Nullable Answer> others;
    private BiConsumer<CommandPort, Event> watching = (commandPort, event) -> {};
    private RunOptions runOptions = RunOptions.DEFAULT;
    private Optional<Path> holdFile = Optional.empty();
    private Optional<Path> workFolder = Optional.empty();
    private Secrets secrets = Secrets.NONE;
    private final Map<Duration, Consumer<CommandPort>> cues = new LinkedHashMap<>();
    private final List<String> refusals = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private Function<Question, Duration> thinking = question -> Duration.ofSeconds(5);
    private boolean mayBeRefused;
    private boolean reachable;
    private Duration dead = Duration.ZERO;
    private UnaryOperator<EngineTime> clock = time -> time;

    public Bench(Runbook runbook) {
        this.runbook = runbook;
        record.add(created());
    }

    /** The first events of every run here. */
    public static Event created() {
        var created = new RunFact.Created(
                new RunFact.Pinned("book", "book.yaml", "", "test", "", ""),
                Map.of(),
                START,
                RunFact.Mode.REHEARSAL,
                "virtual",
                1,
                "tester",
                "test");
        return new Event(RUN, 0, 1, START, Event.ENGINE, created);
    }

    /** Starts the run in the name of a person of the runbook. */
    public Bench begunBy(String person) {
        var first = record.get(0);
        var created = (RunFact.Created) first.fact();
        record.set(
                0,
                new Event(
                        RUN,
                        0,
                        1,
                        START,
                        Event.ENGINE,
                        new RunFact.Created(
                                created.pinned(),
                                created.params(),
                                created.starts(),
                                created.mode(),
                                created.pace(),
                                created.seed(),
                                created.by(),
                                created.tool(),
                                person)));
        return this;
    }

    /** The answer given after a question was escalated; null if nobody answers. */
    public Bench standIns(BiFunction<Question, List<StandIn>, @Nullable Answer> answers) {
        others = answers;
        return this;
    }

    /** Chooses the answer to a question; null if nobody answers. */
    public Bench people(Function<Question, @Nullable Answer> answers) {
        people = answers;
        return this;
    }

    /** Answers each question with its first option. */
    public Bench agreeablePeople() {
        return people(question -> say(question, question.choices().get(0).say()));
    }

    /** An answer by somebody of the first role asked. */
    public Answer say(Question question, String word) {
        var role = runbook.roles().get(question.of().get(0));
        String as = role == null ? "nobody" : role.who().get(0);
        return said(question, as, word);
    }

    /** An answer by somebody in particular. */
    public Answer said(Question question, String as, String word) {
        String typed = TypedConfirmation.of(question, runbook, RUN);
        return new Answer(question.id(), as, word, "because", "none", typed, "answers", "tester");
    }

    /** How long people take to answer. */
    public Bench thinking(Function<Question, Duration> durations) {
        thinking = durations;
        return this;
    }

    /** Does something at this time after the start of the first process. */
    public Bench at(Duration after, Consumer<CommandPort> cue) {
        cues.put(after, cue);
        return this;
    }

    /** The secrets that the engine hides. */
    public Bench hiding(Secrets hidden) {
        secrets = hidden;
        return this;
    }

    /** The time between the end of one process and the start of the next. */
    public Bench deadFor(Duration duration) {
        dead = duration;
        return this;
    }

    /** What the engine's clock is made of; the world keeps the virtual one. */
    public Bench clock(UnaryOperator<EngineTime> made) {
        clock = made;
        return this;
    }

    /** Allows refused answers, which are not repeated; {@link #refusals} has the reasons. */
    public Bench refusing() {
        mayBeRefused = true;
        return this;
    }

    /** People at other terminals can reach the run. */
    public Bench reachable() {
        reachable = true;
        return this;
    }

    public List<String> refusals() {
        return refusals;
    }

    /** The state of a step. */
    public StepLedger.Entry step(String id) {
        return state().steps().of(new StepId(id));
    }

    /** The facts of a kind, in order. */
    public <F extends Fact> List<F> facts(Class<F> kind) {
        return record.stream()
                .map(Event::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** The measurements in order; samples that were recorded together are one stretch. */
    public List<SampleStretch> measured() {
        return record.stream()
                .filter(event -> event.fact() instanceof CriterionFact.Measured)
                .flatMap(event -> ((CriterionFact.Measured) event.fact()).stretches(event.at()).stream())
                .toList();
    }

    /** Acts on the command port when events are durable. */
    public Bench watching(BiConsumer<CommandPort, Event> watcher) {
        watching = watcher;
        return this;
    }

    public Bench options(RunOptions chosen) {
        runOptions = chosen;
        return this;
    }

    /** The next process finds this record, as after a kill in the middle of a write. */
    public Bench finding(List<Event> found) {
        record = new ArrayList<>(found);
        return this;
    }

    /** The runbook that is run. */
    public Runbook runbook() {
        return runbook;
    }

    public World world() {
        return world;
    }

    public List<Event> record() {
        return record;
    }

    public RunState state() {
        var state = new RunState();
        record.forEach(state::apply);
        return state;
    }

    /** A file holds the run, for as long as it exists. */
    public Bench heldBy(Path file) {
        holdFile = Optional.of(file);
        return this;
    }

    /** Where steps keep files while they are at work. */
    public Bench workingIn(Path folder) {
        workFolder = Optional.of(folder);
        return this;
    }

    /** Runs or resumes until the engine returns. */
    public RunResult run() throws InterruptedException {
        var result = runUntilKilled(Integer.MAX_VALUE);
        if (result == null) {
            throw new AssertionError("nobody killed it");
        }
        return result;
    }

    /** Null if the process was killed at its n-th force. */
    public @Nullable RunResult runUntilKilled(int forces) throws InterruptedException {
        Instant from = record.get(record.size() - 1).at().plus(dead);
        try (var time = new VirtualTime(from, false);
                var journal = new ListJournal(RUN, record, forces)) {
            journal.heldBy(holdFile);
            journal.workingIn(workFolder);
            world = world.seenWith(time);
            var operator = new Crowd();
            RunListener listener = events -> events.forEach(event -> operator.happened(event));
            var engineSetup = new EngineSetup(
                    runbook,
                    Books.environment(),
                    new ConnectedSystems(Map.of(Books.SYSTEM, world, Platforms.OLD, world, Platforms.NEW, world)),
                    journal,
                    clock.apply(time),
                    operator,
                    listener,
                    secrets,
                    runOptions);
            try {
                List<Fact> first = List.of(new RunFact.LeaseTaken("here", 1, "tester", "test"));
                return new Engine(engineSetup, record).run(first);
            } catch (ListJournal.Killed killed) {
                return null;
            } finally {
                record = journal.durable();
            }
        }
    }

    /** Answers as the test says. */
    private final class Crowd implements Operator {
        private @Nullable CommandPort commandPort;

        @Override
        public void attend(CommandPort mine) {
            commandPort = mine;
            cues.forEach((after, cue) -> mine.at(after, () -> cue.accept(mine)));
            cues.clear();
        }

        private void happened(Event event) {
            var at = commandPort;
            if (at != null) {
                watching.accept(at, event);
            }
        }

        @Override
        public boolean canAnswer(Question question) {
            return !refused.contains(question.id()) && (others != null || people.apply(question) != null);
        }

        @Override
        public boolean isReachable() {
            return reachable;
        }

        @Override
        public void asked(Question question) {
            var answer = people.apply(question);
            var at = commandPort;
            if (answer != null && at != null) {
                at.say(answer, thinking.apply(question));
            }
        }

        @Override
        public void escalated(Question question, List<StandIn> to) {
            var answer = others == null ? null : others.apply(question, to);
            var at = commandPort;
            if (answer != null && at != null) {
                at.say(answer, thinking.apply(question));
            }
        }

        @Override
        public void closed(String question) {}

        @Override
        public void refused(String question, String why) {
            if (!mayBeRefused) {
                throw new AssertionError(question + " refused: " + why);
            }
            refusals.add(why);
            refused.add(question);
        }
    }
}
