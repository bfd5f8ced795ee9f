package dev.cutover.crash;

import dev.cutover.engine.Engine;
import dev.cutover.engine.EngineSetup;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.RunResult;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.operator.ScriptedOperator;
import dev.cutover.engine.time.VirtualTime;
import dev.cutover.journal.Home;
import dev.cutover.journal.Journal;
import dev.cutover.journal.OpenedRun;
import dev.cutover.journal.RecordMirroring;
import dev.cutover.journal.RecordVerifier;
import dev.cutover.journal.RunJournals;
import dev.cutover.journal.RunVerification;
import dev.cutover.journal.Runner;
import dev.cutover.journal.disk.Disk;
import dev.cutover.model.scenario.ScriptedAnswer;
import dev.cutover.plan.RunbookSteps;
import dev.cutover.run.RunId;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.secret.Secrets;
import dev.cutover.testkit.Books;
import dev.cutover.testkit.JournaledRuns;
import dev.cutover.testkit.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A run in this process, on virtual time, with a disk that may lose writes and systems that outlive the run. */
final class CutRun {
    private static final int SURELY_BEGUN = 16 << 10;

    private final Home home;
    private final World world;
    private final List<Event> acknowledged = new ArrayList<>();

    CutRun(Disk disk, World world) {
        this.home = new Home(Path.of("/home"), disk);
        this.world = world;
    }

    World world() {
        return world;
    }

    /** What somebody was told, in order. */
    List<Event> acknowledged() {
        return acknowledged;
    }

    /** Begins the run, or goes on with it, as far as it goes. */
    RunResult carryOn() throws InterruptedException {
        return carryOn(journal -> journal);
    }

    /** The same, with something between the engine and its journal. */
    RunResult carryOn(UnaryOperator<Journal> between) throws InterruptedException {
        try (var opened = open()) {
            var events = opened.events();
            var from = events.get(events.size() - 1).at();
            try (var time = new VirtualTime(from, false)) {
                var book = CutBook.BOOK;
                var run = opened.journal().folder().run();
                var engineSetup = new EngineSetup(
                        book,
                        Books.environment(),
                        new ConnectedSystems(Map.of(Books.SYSTEM, world)),
                        between.apply(opened.journal()),
                        time,
                        new ScriptedOperator(book, run, answers(), "tester"),
                        new Ears(),
                        Secrets.NONE,
                        RunOptions.DEFAULT);
                var first = new ArrayList<dev.cutover.run.fact.Fact>(
                        List.of(new RunFact.LeaseTaken("here", 1, "tester", "test")));
                opened.notices().forEach(notice -> first.add(new RunFact.RunNote(notice)));
                return new Engine(engineSetup, events).run(first);
            }
        }
    }

    /** Hears what is new. */
    private final class Ears implements RunListener {
        @Override
        public void happened(List<Event> events) {
            acknowledged.addAll(events);
        }

        @Override
        public void recalled(List<Event> past) {
            acknowledged.clear();
            acknowledged.addAll(past);
        }
    }

    private OpenedRun open() {
        var journals = new RunJournals(home, Runner.thisProcess(), RecordMirroring.NONE);
        var begun = begun();
        if (begun.isPresent()) {
            return journals.open(begun.get(), JournaledRuns.AT);
        }
        var fresh = new RunId(home.disk().exists(Path.of("/home/runs/r1")) ? "r2" : "r1");
        return journals.create(fresh, JournaledRuns.AT, JournaledRuns.created());
    }

    private static List<ScriptedAnswer> answers() {
        return CutBook.BOOK
                .steps()
                .filter(step -> step.work().kind().equals("gate"))
                .map(gate ->
                        new ScriptedAnswer(gate.id().value(), "Dana", "go", "green", "", Duration.ofSeconds(5), false))
                .toList();
    }

    private Optional<RunId> begun() {
        return home.runs().stream().filter(this::hasBegun).findFirst();
    }

    /** So much is never left of the first event alone, and a whole record takes long to read. */
    private boolean hasBegun(RunId run) {
        try {
            return home.disk().length(home.folder(run).record()) > SURELY_BEGUN
                    || !home.events(run).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in the record now. */
    List<Event> recorded() {
        return home.runs().stream()
                .map(home::events)
                .filter(events -> !events.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    CrashOutcome outcome() {
        return outcome(recorded());
    }

    /** The same, where the record was read already. */
    CrashOutcome outcome(List<Event> recorded) {
        var state = new RunState();
        recorded.forEach(state::apply);
        var effects = new java.util.TreeMap<>(world.effects());
        effects.put("weight of east", world.weight(Books.EAST));
        effects.put("weight of west", world.weight(Books.WEST));
        return CrashOutcome.of(state, effects);
    }

    /** What a check of the folder finds. */
    List<String> faults() {
        var run = begun();
        if (run.isEmpty()) {
            return List.of("there is no run");
        }
        return RecordVerifier.of(
                        home.disk(),
                        home.folder(run.get()),
                        (folder, lines) -> RunVerification.Check.sound("copy", "none is kept"),
                        created -> Optional.of(new RunbookSteps(CutBook.BOOK)),
                        Optional.empty())
                .runVerification()
                .checks()
                .stream()
                .filter(check -> check.result() == RunVerification.Result.BROKEN)
                .map(check -> check.what() + ": " + check.detail())
                .toList();
    }
}
