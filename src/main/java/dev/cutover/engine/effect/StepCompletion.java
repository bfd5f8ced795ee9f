package dev.cutover.engine.effect;

import dev.cutover.engine.context.NextAction;
import dev.cutover.engine.context.StepContext;
import dev.cutover.engine.context.Substitution;
import dev.cutover.model.EvidenceRequest;
import dev.cutover.model.Measure;
import dev.cutover.model.Step;
import dev.cutover.model.SystemId;
import dev.cutover.model.Work;
import dev.cutover.run.AttemptNote;
import dev.cutover.run.fact.Fact;
import dev.cutover.run.fact.StepFact;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Completes a step: its evidence is captured, then the step succeeds. Stateless. */
public final class StepCompletion {
    private StepCompletion() {}

    public static NextAction with(Step step, StepContext stepContext, StepFact.How how, Map<String, String> outputs) {
        var entry = stepContext.entry(step);
        var missing = entry.note(AttemptNote.EvidenceMissing.class);
        if (lacksEvidence(step, stepContext)) {
            return capture(step, stepContext);
        }
        if (missing.isPresent() && step.work() instanceof Work.Capture) {
            String why = missing.orElseThrow().why();
            return NextAction.note(new StepFact.Failed(step.id(), entry.attempt(), StepFact.FailureCause.SAID_NO, why));
        }
        return NextAction.note(new StepFact.Succeeded(step.id(), entry.attempt(), how, outputs));
    }

    /** Whether the attempt still has to capture its evidence. */
    public static boolean lacksEvidence(Step step, StepContext stepContext) {
        var entry = stepContext.entry(step);
        return !step.evidence().isEmpty()
                && !entry.noted(AttemptNote.EvidenceTaken.class)
                && !entry.noted(AttemptNote.EvidenceMissing.class);
    }

    /** Takes the step's evidence. */
    public static NextAction capture(Step step, StepContext stepContext) {
        int attempt = stepContext.entry(step).attempt();
        var board = Board.of(stepContext);
        String key = stepContext.key(step, "capture");
        String correlation = stepContext.correlation(key);
        // Substituted here: a job runs on another thread and must not read the engine's state.
        var requests = step.evidence().stream()
                .map(request -> new EvidenceRequest(
                        request.capture(),
                        request.system(),
                        Substitution.of(step, stepContext).fill(request.with())))
                .toList();
        Duration limit = step.policy().timeout();
        var taking = new EvidenceTaking(requests, stepContext.systems(), board.text());
        return new NextAction.Call(
                step.id(),
                attempt,
                source(requests, board),
                limit,
                callTools -> found(
                        step,
                        attempt,
                        taking.all(
                                board.source(),
                                source -> callTools.to(source).context(key, correlation, step.where()))),
                trouble -> found(step, attempt, taking.brokenOff(trouble, limit)));
    }

    private static List<Fact> found(Step step, int attempt, AttemptNote what) {
        return List.of(new StepFact.StepNote(step.id(), attempt, what));
    }

    /** The source of a call that captures everything: each piece of evidence names its own. */
    private static String source(List<EvidenceRequest> requests, Board board) {
        return requests.stream()
                .map(request -> request.system().map(SystemId::value).orElse(board.source()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /**
     * The current values of the criteria, one a line.
     *
     * @param source the systems that measure them
     */
    private record Board(String text, String source) {
        static Board of(StepContext stepContext) {
            var readings = stepContext.state().criteria().all();
            var sources = readings.keySet().stream()
                    .flatMap(key ->
                            Stream.ofNullable(stepContext.runbook().criteria().get(key.criterion())))
                    .flatMap(criterion -> criterion.measure() instanceof Measure.Query query
                            ? Stream.of(query.system().value())
                            : Stream.empty())
                    .distinct()
                    .collect(Collectors.joining(", "));
            var lines = readings.entrySet().stream()
                    .map(reading ->
                            reading.getValue().at() + " " + reading.getKey().criterion() + " "
                                    + reading.getKey().segment() + " "
                                    + reading.getValue().sample().verdict() + " "
                                    + reading.getValue().sample().value() + " "
                                    + reading.getValue().sample().note())
                    .collect(Collectors.joining("\n", "", "\n"));
            return new Board(lines, sources.isEmpty() ? "criteria" : sources);
        }
    }
}
