package dev.cutover.cli.option;

import dev.cutover.engine.operator.RampFreeze;
import dev.cutover.engine.scope.ScopeLine;
import dev.cutover.engine.scope.ScopeWish;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.words.Durations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What {@code cutover rollback} asks at a terminal: the scope before, the reason and the impact after. */
public final class RollbackQuestions {
    private final ProcessEnvironment processEnvironment;
    private final BufferedReader typed;

    public RollbackQuestions(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
        this.typed = new BufferedReader(new InputStreamReader(processEnvironment.in(), StandardCharsets.UTF_8));
    }

    /**
     * The scope, typed in full: a slice, phases and steps, or the run's own id for all of it.
     *
     * @throws ProblemException if none is typed, or one that is not there: then nothing is rolled back
     */
    public ScopeWish scope(RunId run, Runbook runbook) {
        processEnvironment
                .err()
                .println("Ramps stand still while this is asked, for " + Durations.words(RampFreeze.PATIENCE)
                        + " at most.");
        String line = line("What is rolled back? For example region=us-east, or --step ID; or the run's id, " + run
                + ", for all of it: ");
        if (line.equals(run.value())) {
            return new ScopeWish(Scope.WHOLE_RUN, List.of(), List.of(), List.of());
        }
        if (line.isEmpty()) {
            throw new ProblemException(
                    ExitCode.USAGE, "no scope was typed; nothing is rolled back", "cutover rollback --region us-east");
        }
        try {
            return ScopeLine.read(runbook, line, "the run's id").wish();
        } catch (ProblemException notThere) {
            var problem = notThere.problems().get(0);
            throw new ProblemException(
                    ExitCode.USAGE, problem.message() + "; nothing is rolled back", problem.hint(), notThere);
        }
    }

    /** The reason of a rollback that has begun; empty if none is typed. */
    public Optional<Request.Explain> reason(Scope scope) {
        String reason = line("Why? (Enter leaves it open) ");
        return reason.isEmpty()
                ? Optional.empty()
                : Optional.of(new Request.Explain(scope, reason, line("The impact on customers and the business? ")));
    }

    private String line(String prompt) {
        processEnvironment.err().print(prompt);
        processEnvironment.err().flush();
        try {
            String line = typed.readLine();
            return line == null ? "" : line.strip();
        } catch (IOException nobodyThere) {
            return "";
        }
    }
}
