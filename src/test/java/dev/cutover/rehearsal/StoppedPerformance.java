package dev.cutover.rehearsal;

import dev.cutover.engine.Engine;
import dev.cutover.engine.EngineSetup;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.RunResult;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.RequestReply;
import dev.cutover.engine.operator.ScriptedOperator;
import dev.cutover.engine.time.VirtualTime;
import dev.cutover.model.Runbook;
import dev.cutover.model.environment.Environment;
import dev.cutover.model.scenario.Injection;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.model.scenario.ScenarioMoment;
import dev.cutover.model.scenario.ScriptedAgain;
import dev.cutover.model.scenario.ScriptedAnswer;
import dev.cutover.model.scenario.ScriptedRollback;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.Speaker;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.PeopleFact;
import dev.cutover.run.fact.RollbackFact;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.secret.Secrets;
import dev.cutover.spi.ConnectorException;
import dev.cutover.testkit.ListJournal;
import dev.cutover.testkit.MortalTime;
import dev.cutover.testkit.Orders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A scenario whose engine is stopped at one force and resumed, while the systems and the time go on. */
final class StoppedPerformance {
    private static final RunId RUN = new RunId("r1");

    private static final int TRIES = 20;
    private static final Duration PACE = Duration.ofSeconds(30);

    private final Scenario scenario;
    private final Runbook book;
    private final Environment environment;
    private final Set<Injection> injected = new HashSet<>();
    /** The moments of the people's requests that have come. */
    private final Set<ScenarioMoment> cameBefore = new HashSet<>();

    private List<Event> record;
    private int forces;

    private record PersonRequest(ScenarioMoment moment, Consumer<CommandPort> ask) {}

    /** How it came out, so far as a stop must not change it. */
    record Outcome(
            int code, String ending, Map<String, String> steps, Map<String, String> weights, List<String> unmet) {}

    StoppedPerformance(Scenario scenario, Runbook book, Environment environment) {
        this.scenario = scenario;
        this.book = book;
        this.environment = environment;
        var created = new RunFact.Created(
                new RunFact.Pinned("book", "runbook.yaml", "", "sandbox", "", ""),
                Map.of(),
                scenario.begins(),
                RunFact.Mode.REHEARSAL,
                "virtual",
                scenario.setting().seed(),
                "tester",
                "test");
        this.record = List.of(new Event(RUN, 1, 1, scenario.begins(), Event.ENGINE, created));
    }

    /** How often an engine that nobody stopped has forced its record. */
    int forces() {
        return forces;
    }

    /**
     * Plays it, with an engine that dies before its n-th force, and another one from there on.
     *
     * @param folder where the sandbox keeps what outlives a process; empty at first
     */
    Outcome play(int stop, Path folder) throws InterruptedException, ConnectorException {
        try (var time = new VirtualTime(scenario.begins(), false)) {
            var site = new SandboxSite(environment, time, scenario.setting().seed(), folder);
            var result = process(time, site, stop);
            if (result == null) {
                result = Objects.requireNonNull(process(time, site, Integer.MAX_VALUE));
            }
            return outcome(result, time, site);
        }
    }

    private @Nullable RunResult process(VirtualTime time, SandboxSite site, int stop) throws InterruptedException {
        var faultInjector = new FaultInjector(site.systems());
        var cueSchedule = new CueSchedule();
        cueSchedule.happened(record);
        scenario.inject().stream()
                .filter(injection -> !injected.contains(injection))
                .forEach(injection -> cueSchedule.await(injection.scenarioMoment(), "a fault", commandPort -> {
                    injected.add(injection);
                    faultInjector.inject(injection, commandPort);
                }));
        var requests = requests().stream()
                .collect(Collectors.partitioningBy(request -> cameBefore.contains(request.moment())));
        requests.get(false).forEach(request -> await(request, cueSchedule));
        var journal = new ListJournal(RUN, record, stop);
        var people = new ScriptedOperator(book, RUN, unused(), "tester");
        try (var mortal = new MortalTime(time)) {
            var engineSetup = new EngineSetup(
                    book,
                    environment,
                    site.systems(),
                    journal,
                    mortal,
                    new ScriptedPeople(people, cueSchedule),
                    new News(cueSchedule),
                    Secrets.NONE,
                    RunOptions.DEFAULT);
            var engine = new Engine(engineSetup, record);
            cueSchedule.attend(engine.commandPort(), scenario.begins(), time.now());
            requests.get(true).forEach(request -> request.ask().accept(engine.commandPort()));
            return engine.run(List.<Fact>of(new RunFact.LeaseTaken("here", 1, "tester", "test")));
        } catch (ListJournal.Killed killed) {
            return null;
        } finally {
            record = journal.durable();
            forces = stop - journal.forcesLeft();
        }
    }

    private void await(PersonRequest request, CueSchedule cueSchedule) {
        cueSchedule.await(request.moment(), "a person", commandPort -> {
            cameBefore.add(request.moment());
            request.ask().accept(commandPort);
        });
    }

    /** What people ask for and the record does not have: who had asked a process that died before that asks again. */
    private List<PersonRequest> requests() {
        var requests = new ArrayList<PersonRequest>();
        scenario.rollback()
                .filter(asked -> !isAskedFor(asked))
                .ifPresent(asked -> requests.add(new PersonRequest(
                        asked.scenarioMoment(),
                        commandPort -> Orders.rollBack(commandPort, asked.scope(), asked.as(), asked.reason()))));
        scenario.again()
                .filter(asked -> !isDecided(asked))
                .ifPresent(asked -> requests.add(
                        new PersonRequest(asked.scenarioMoment(), commandPort -> askAgain(asked, commandPort, TRIES))));
        return requests;
    }

    /** What people were to do before was asked anew with the second engine, so it may come too early for a while. */
    private static void askAgain(ScriptedAgain asked, CommandPort commandPort, int tries) {
        commandPort.ask(
                new Request.Again(asked.scope(), asked.reason(), asked.impact()),
                new Speaker(asked.as(), "tester", "prompt"),
                requestReply -> {
                    if (requestReply.state() == RequestReply.State.REFUSED && tries > 1) {
                        commandPort.at(PACE, () -> askAgain(asked, commandPort, tries - 1));
                    }
                });
    }

    private boolean isAskedFor(ScriptedRollback asked) {
        return record.stream()
                .anyMatch(event -> event.fact() instanceof RollbackFact.Requested requested
                        && requested.by().equals(asked.as()));
    }

    private boolean isDecided(ScriptedAgain asked) {
        return record.stream()
                .anyMatch(event -> event.fact() instanceof PeopleFact.Decided decided
                        && decided.decision().isAgain()
                        && decided.decision().owner().equals(asked.as()));
    }

    /** The answers that the record does not have yet: what was said to a dead process is said again. */
    private List<ScriptedAnswer> unused() {
        var left = new ArrayList<>(scenario.answers());
        var state = new RunState();
        for (var event : record) {
            state.apply(event);
            if (event.fact() instanceof PeopleFact.Decided decided) {
                var decision = decided.decision();
                String about = state.questions()
                        .of(decision.question())
                        .map(entry -> entry.question().step().value().replaceFirst("@.*", ""))
                        .orElse("");
                left.stream()
                        .filter(scriptedAnswer -> scriptedAnswer.as().equals(decision.owner())
                                && scriptedAnswer.say().equalsIgnoreCase(decision.choice())
                                && (scriptedAnswer.at().equals(about)
                                        || Set.of("failure", "rollback").contains(scriptedAnswer.at())))
                        .findFirst()
                        .ifPresent(left::remove);
            }
        }
        return left;
    }

    private Outcome outcome(RunResult result, VirtualTime time, SandboxSite site) throws InterruptedException {
        var state = new RunState();
        record.forEach(state::apply);
        var lasted = Duration.between(scenario.begins(), state.lastAt().orElseThrow());
        var over = new Expectations.Over(
                state, RehearsalOutcome.of(state, result), result.code().code(), lasted);
        var gauge =
                new SystemsMeasurement(book.inventory().systems().keySet(), site.systems(), new EndCalls(time), lasted);
        var steps = new TreeMap<String, String>();
        state.steps()
                .all()
                .forEach(entry -> steps.put(entry.step().value(), entry.state().name()));
        var weights = new TreeMap<String, String>();
        state.traffic()
                .all()
                .forEach((flow, keys) -> keys.forEach(
                        (key, entry) -> weights.put(flow + " " + key, entry.weight() + (entry.certain() ? "" : "?"))));
        return new Outcome(
                result.code().code(),
                state.ended()
                        .map(ended -> ended.ending() + " "
                                + ended.exceptions().stream()
                                        .map(StoppedPerformance::withoutFigures)
                                        .toList())
                        .orElse(result.message()),
                steps,
                weights,
                new Expectations(over, book, gauge).unmet(scenario.expect()));
    }

    /** What a comparison has counted is left out: orders are placed, and go on, while nobody runs the cutover. */
    private static String withoutFigures(String exception) {
        return exception.replaceFirst("mismatch-rate is .*", "mismatch-rate is too high");
    }

    /** Tells the script what is new; it knows the rest. */
    private record News(CueSchedule cueSchedule) implements RunListener {
        @Override
        public void happened(List<Event> events) {
            cueSchedule.happened(events);
        }

        @Override
        public void recalled(List<Event> past) {}

        @Override
        public void passed(Instant now) {
            cueSchedule.passed(now);
        }
    }
}
