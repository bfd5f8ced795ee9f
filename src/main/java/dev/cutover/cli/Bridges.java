package dev.cutover.cli;

import dev.cutover.engine.AnswersFirst;
import dev.cutover.engine.Desk;
import dev.cutover.engine.NobodyThere;
import dev.cutover.engine.Operator;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.RunResult;
import dev.cutover.engine.ScriptedOperator;
import dev.cutover.journal.Home;
import dev.cutover.journal.Runner;
import dev.cutover.model.Runbook;
import dev.cutover.run.RunId;

/** Chooses what the people of this process see: a live view and prompts where there is a terminal, lines elsewhere. */
final class Bridges {
    private final Surroundings surroundings;
    private final RunId run;

    Bridges(Surroundings surroundings, Home home, RunId run) {
        this.surroundings = surroundings;
        this.run = run;
    }

    Bridge of(Runbook runbook, Session.Wish wish) {
        var answers = new ScriptedOperator(
                runbook, run, wish.answers(), Runner.thisProcess().user());
        Operator operator = new AnswersFirst(answers, new NobodyThere());
        RunListener listener = events -> events.forEach(
                event -> surroundings.err().println(event.at() + " " + event.actor() + " " + event.fact()));
        return new Bridge() {
            @Override
            public Operator operator() {
                return operator;
            }

            @Override
            public RunListener listener() {
                return listener;
            }

            @Override
            public void begun(Desk desk) {}

            @Override
            public void ended(RunResult result) {
                surroundings.out().println(result.code() + ": " + result.message());
            }

            @Override
            public void close() {}
        };
    }
}
