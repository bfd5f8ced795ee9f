package dev.cutover.connector.sandbox;

import dev.cutover.engine.Engine;
import dev.cutover.engine.EngineSetup;
import dev.cutover.engine.RunOptions;
import dev.cutover.engine.RunResult;
import dev.cutover.engine.context.ConnectedSystems;
import dev.cutover.engine.operator.Answer;
import dev.cutover.engine.operator.CommandPort;
import dev.cutover.engine.operator.Operator;
import dev.cutover.engine.time.VirtualTime;
import dev.cutover.model.Binding;
import dev.cutover.model.Runbook;
import dev.cutover.model.SystemId;
import dev.cutover.model.environment.Environment;
import dev.cutover.run.Question;
import dev.cutover.run.fact.Event;
import dev.cutover.run.fact.RunFact;
import dev.cutover.run.ledger.RunState;
import dev.cutover.secret.Secrets;
import dev.cutover.spi.Connector;
import dev.cutover.spi.FaultInjection;
import dev.cutover.testkit.Bench;
import dev.cutover.testkit.ListJournal;
import dev.cutover.testkit.LoneRun;
import dev.cutover.yaml.EnvironmentFile;
import dev.cutover.yaml.RunbookFile;
import dev.cutover.yaml.include.Parts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A whole run of a runbook by the real engine, in the sandbox, on virtual time; everybody agrees to everything. */
final class SandboxRehearsal {
    private final Runbook runbook;
    private final Environment environment;
    private final Path folder;
    private final Map<SystemId, Connector> systems = new HashMap<>();
    private BiConsumer<SandboxRehearsal, Event> watching = (sandboxRehearsal, event) -> {};
    private List<Event> record = new ArrayList<>();

    SandboxRehearsal(String runbook, Path folder) {
        this.runbook = RunbookFile.read("runbook.yaml", runbook.getBytes(StandardCharsets.UTF_8), Map.of(), Parts.NONE)
                .value();
        this.environment = EnvironmentFile.read("sandbox.yaml", EnvironmentFile.sandbox(this.runbook))
                .value();
        this.folder = folder;
        var created = new RunFact.Created(
                new RunFact.Pinned("book", "runbook.yaml", "", "sandbox", "", ""),
                Map.of(),
                Bench.START,
                RunFact.Mode.REHEARSAL,
                "virtual",
                1,
                "tester",
                "test");
        record.add(new Event(Bench.RUN, 0, 1, Bench.START, Event.ENGINE, created));
    }

    /** What happens when something is durable. */
    SandboxRehearsal watching(BiConsumer<SandboxRehearsal, Event> watcher) {
        watching = watcher;
        return this;
    }

    RunResult run() throws Exception {
        try (var time = new VirtualTime(Bench.START, false);
                var journal = new ListJournal(Bench.RUN, record, Integer.MAX_VALUE);
                var context = new LoneRun(time, folder)) {
            for (Binding binding : environment.systems().values()) {
                systems.put(binding.system(), new SandboxConnectorProvider().open(withCommon(binding), context));
            }
            var engineSetup = new EngineSetup(
                    runbook,
                    environment,
                    new ConnectedSystems(systems),
                    journal,
                    time,
                    new Crowd(),
                    events -> events.forEach(event -> watching.accept(this, event)),
                    Secrets.NONE,
                    RunOptions.DEFAULT);
            try {
                return new Engine(engineSetup, record)
                        .run(List.of(new RunFact.LeaseTaken("here", 1, "tester", "test")));
            } finally {
                record = journal.durable();
            }
        }
    }

    /** Settings of the whole connector type reach each of its systems. */
    private Binding withCommon(Binding binding) {
        var with = new LinkedHashMap<String, Object>(environment.connectors().getOrDefault("sandbox", Map.of()));
        with.putAll(binding.with());
        return new Binding(binding.system(), binding.connector(), with, binding.operations());
    }

    void inject(String system, Map<String, Object> fault) {
        try {
            systems.get(new SystemId(system))
                    .as(FaultInjection.class)
                    .orElseThrow()
                    .inject(fault);
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    RunState state() {
        var state = new RunState();
        record.forEach(state::apply);
        return state;
    }

    <F> List<F> facts(Class<F> kind) {
        return record.stream()
                .map(Event::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Says the first word that each question offers. */
    private final class Crowd implements Operator {
        private @Nullable CommandPort commandPort;

        @Override
        public void attend(CommandPort mine) {
            commandPort = mine;
        }

        @Override
        public boolean canAnswer(Question question) {
            return true;
        }

        @Override
        public void asked(Question question) {
            var role = runbook.roles().get(question.of().get(0));
            String as = role == null ? "nobody" : role.who().get(0);
            String word = question.choices().get(0).say();
            var answer = new Answer(question.id(), as, word, "because", "none", "r1", "answers", "tester");
            if (commandPort != null) {
                commandPort.say(answer, Duration.ofSeconds(5));
            }
        }

        @Override
        public void closed(String question) {}

        @Override
        public void refused(String question, String why) {
            throw new AssertionError(question + " refused: " + why);
        }
    }
}
