package dev.cutover.simulation;

import dev.cutover.engine.Engine;
import dev.cutover.engine.EngineSetup;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.RunResult;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.time.VirtualTime;
import dev.cutover.model.Runbook;
import dev.cutover.model.Segment;
import dev.cutover.problem.ExitCode;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.secret.Secrets;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.MortalTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One simulated run from beginning to end, through as many processes as it needs; determined by the seed. */
final class Night {
    private static final long PHASES = 0x5DEECE66DL;
    private static final int MOST_TROUBLED = 4;
    private static final int MOST_PROCESSES = 12;

    private final Dice dice;
    private final Dice further;
    private final Sabotage sabotage;
    private final Runbook book;
    private final Slate slate = new Slate();
    private final Sight sight = new Sight();
    private final SimulatedOrders orders = new SimulatedOrders();
    private final List<String> complaints = new ArrayList<>();
    private final @Nullable Dice phased;
    private int processes;
    private boolean isRouterHealthy;

    Night(long seed, Sabotage sabotage) {
        this(seed, sabotage, null);
    }

    /** One whose runbook and people make use of all phases of a rollback. */
    static Night inPhases(long seed, Sabotage sabotage) {
        return new Night(seed, sabotage, new Dice(seed ^ PHASES));
    }

    private Night(long seed, Sabotage sabotage, @Nullable Dice phased) {
        this.phased = phased;
        this.dice = new Dice(seed);
        this.sabotage = sabotage;
        // Dice of their own: what came later does not change what a seed gave before.
        this.further = new Dice(~seed);
        var plain = new BookMaker(dice.split()).book();
        var back = new BackMaker(further.split());
        this.book = phased == null ? back.with(plain) : new PhaseMaker(phased.split()).with(plain);
    }

    /** What the judge gets to see. */
    Seen play() throws InterruptedException {
        slate.keep(List.of(new Event(Bench.RUN, 1, 1, Bench.START, Event.ENGINE, created())));
        slate.acknowledge(slate.durable());
        boolean drifts = dice.chance(15);
        try (var time = new VirtualTime(Bench.START, false)) {
            var own = dice.split();
            int trouble = dice.of(0, 4, 15, 40);
            int bends = phased == null || phased.chance(40) ? trouble : 0;
            isRouterHealthy = bends == 0;
            var nature = new Nature(time, own, sight, orders, trouble, bends, slate::size);
            if (drifts) {
                var due = Bench.START.plus(dice.seconds(1, 900));
                nature.router().drift(due, key(dice.of(Books.EAST, Books.WEST)), dice.below(10_001));
            }
            live(time, nature);
            nature.land(Instant.MAX);
            nature.router().land(time.now().plusSeconds(3_600));
        } catch (RuntimeException trouble) {
            complaints.add("the engine broke: " + trouble + " at "
                    + List.of(trouble.getStackTrace()).subList(0, 5));
        }
        return new Seen(
                book,
                List.copyOf(slate.durable()),
                sight,
                orders,
                slate.losses(),
                complaints,
                isRouterHealthy,
                drifts,
                processes);
    }

    /** A key of the router. */
    private Segment key(Segment region) {
        String lane = PhaseMaker.LANE.name();
        return book.dimensions().containsKey(lane) ? PhaseMaker.inLane(region, "express") : region;
    }

    private void live(VirtualTime time, Nature nature) throws InterruptedException {
        int troubled = dice.between(1, MOST_TROUBLED);
        boolean again = dice.chance(20);
        while (processes < MOST_PROCESSES) {
            boolean early = processes < troubled;
            if (isOver() && !again) {
                return;
            }
            again = again && !isOver();
            var mood = isOver()
                    ? Crowd.Mood.BACK_ONLY
                    : early ? dice.of(Crowd.Mood.ABSENT, Crowd.Mood.WILLING, Crowd.Mood.FICKLE) : Crowd.Mood.CLOSING;
            var death = early && dice.chance(70) ? Death.any(dice) : Death.NONE;
            process(time, nature, mood, death);
        }
        if (!isOver()) {
            complaints.add("it never ends, whatever people say");
        }
    }

    private boolean isOver() {
        var state = new Bookkeeper(slate.durable());
        return state.isOver();
    }

    private void process(VirtualTime time, Nature nature, Crowd.Mood mood, Death death) throws InterruptedException {
        processes++;
        slate.reopen();
        // A process takes some time to start, and a request may come at any moment.
        time.await(time.now().plusMillis(dice.below(dice.chance(50) ? 300 : 300_000)));
        var mortal = new MortalTime(time);
        var journal = new MortalJournal(Bench.RUN, slate, death, sabotage);
        try (mortal) {
            var engine = new Engine(setup(mortal, nature, journal, mood, death), slate.durable());
            journal.watchedBy(new SampleMemory(slate.durable(), engine::state, complaints::add));
            var result = engine.run(List.<Fact>of(new RunFact.LeaseTaken("here", processes, "tester", "test")));
            judge(result, mood);
        } catch (Death.Killed killed) {
            journal.cutOff();
        }
    }

    private EngineSetup setup(MortalTime time, Nature nature, MortalJournal journal, Crowd.Mood mood, Death death) {
        int parallel = dice.of(1, 2, 8);
        var system = sabotage.twist(nature);
        return new EngineSetup(
                sabotage.twist(book),
                Books.environment(),
                new ConnectedSystems(Map.of(Books.SYSTEM, system, BackMaker.OLD, system, PhaseMaker.NEW, system)),
                journal,
                time,
                new Crowd(
                        book,
                        Bench.RUN,
                        dice.split(),
                        further.split(),
                        phased == null ? null : phased.split(),
                        mood,
                        death),
                new Witness(journal),
                Secrets.NONE,
                new RunOptions(parallel, mood == Crowd.Mood.BACK_ONLY, Optional.empty()));
    }

    /** Who is told what is durable. */
    private final class Witness implements RunListener {
        private final MortalJournal journal;

        private Witness(MortalJournal journal) {
            this.journal = journal;
        }

        @Override
        public void happened(List<Event> events) {
            if (!journal.isZombie()) {
                slate.acknowledge(events);
            }
        }

        @Override
        public void recalled(List<Event> past) {}
    }

    /** Whoever is told how a process ended is told the truth. */
    private void judge(RunResult result, Crowd.Mood mood) {
        if (result.code() == ExitCode.ERROR) {
            complaints.add("it ended with " + result);
        }
        boolean ended = new Bookkeeper(slate.durable()).isOver();
        if (result.code() == ExitCode.DONE && !ended && mood != Crowd.Mood.BACK_ONLY) {
            complaints.add("it reports it as done, and the record does not");
        }
    }

    private static RunFact.Created created() {
        return new RunFact.Created(
                new RunFact.Pinned("book", "book.yaml", "", "test", "", ""),
                Map.of(),
                Bench.START,
                RunFact.Mode.REHEARSAL,
                "virtual",
                1,
                "tester",
                "test");
    }
}
