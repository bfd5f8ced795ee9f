package dev.cutover.cli;

import dev.cutover.console.Console;
import dev.cutover.console.Wishes;
import dev.cutover.engine.AnswersFirst;
import dev.cutover.engine.Operator;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.RunResult;
import dev.cutover.engine.ScriptedOperator;
import dev.cutover.journal.Runner;
import dev.cutover.model.Answer;
import dev.cutover.run.RunId;
import dev.cutover.text.Clean;
import java.util.List;

/** The bridge of this process: scripted answers first, then whoever sits at the terminal. */
final class Bridges {
    private final Surroundings surroundings;
    private final Material material;
    private final RunId run;

    Bridges(Surroundings surroundings, Material material, RunId run) {
        this.surroundings = surroundings;
        this.material = material;
        this.run = run;
    }

    Bridge open(Wishes wishes, List<Answer> answers) {
        var runbook = material.runbook().value();
        String user = Runner.thisProcess().user();
        var scripted = new ScriptedOperator(runbook, run, answers, user);
        var subject = new Console.Subject(runbook, run, Outlooks.of(runbook));
        var console = Console.open(surroundings.ofConsole(user), wishes, subject);
        return new Seated(console, new AnswersFirst(scripted, console.operator()), scripted);
    }

    /** A console and the answers that were brought along. */
    private final class Seated implements Bridge {
        private final Console console;
        private final Operator operator;
        private final ScriptedOperator scripted;
        private final LastWish lastWish;

        private Seated(Console console, Operator operator, ScriptedOperator scripted) {
            this.console = console;
            this.operator = operator;
            this.scripted = scripted;
            this.lastWish = LastWish.keep(console::hungUp);
        }

        @Override
        public Operator operator() {
            return operator;
        }

        @Override
        public RunListener listener() {
            return console.listener();
        }

        @Override
        public void ended(RunResult result) {
            console.close();
            var out = surroundings.out();
            out.println("run " + run + ": " + Clean.line(result.message()));
            scripted.refusals().forEach(refusal -> out.println("an answer did not count: " + Clean.line(refusal)));
            if (!scripted.unused().isEmpty()) {
                scripted.unused()
                        .forEach(answer -> out.println("no question asked for the answer '" + Clean.line(answer.say())
                                + "' by " + Clean.line(answer.as()) + " at " + answer.at()));
            }
            NextStep.after(result.code(), run).ifPresent(out::println);
        }

        @Override
        public void close() {
            console.close();
            lastWish.fulfilled();
        }
    }
}
