package dev.cutover.execution;

import dev.cutover.console.Console;
import dev.cutover.console.ConsoleFactory;
import dev.cutover.console.ConsoleOptions;
import dev.cutover.console.paint.Theme;
import dev.cutover.console.paint.WrappedText;
import dev.cutover.engine.RunListener;
import dev.cutover.engine.RunResult;
import dev.cutover.engine.operator.AnswersFirst;
import dev.cutover.engine.operator.Operator;
import dev.cutover.engine.operator.RelayingOperator;
import dev.cutover.engine.operator.ScriptedOperator;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.process.ShutdownHook;
import dev.cutover.execution.stream.EventStream;
import dev.cutover.execution.stream.StreamOpening;
import dev.cutover.execution.stream.StreamedListener;
import dev.cutover.history.PastDurations;
import dev.cutover.journal.Home;
import dev.cutover.journal.Runner;
import dev.cutover.model.AnswerWord;
import dev.cutover.model.StepId;
import dev.cutover.model.scenario.ScriptedAnswer;
import dev.cutover.plan.Experience;
import dev.cutover.problem.ExitCode;
import dev.cutover.query.OutlookSource;
import dev.cutover.run.RunId;
import dev.cutover.run.ledger.QuestionLedger;
import dev.cutover.run.ledger.RunState;
import dev.cutover.secret.Secrets;
import dev.cutover.text.Clean;
import dev.cutover.words.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** The people at this process: scripted answers first, then the person at the terminal. */
final class ConsolePeople {
    private final ProcessEnvironment processEnvironment;
    private final Home home;
    private final RunDefinition runDefinition;
    private final RunId run;
    private final Secrets secrets;

    ConsolePeople(
            ProcessEnvironment processEnvironment, Home home, RunDefinition runDefinition, RunId run, Secrets secrets) {
        this.processEnvironment = processEnvironment;
        this.home = home;
        this.runDefinition = runDefinition;
        this.run = run;
        this.secrets = secrets;
    }

    /**
     * Opens the console, and the stream of JSON lines if one is wanted.
     *
     * @param answers given before anybody is asked
     */
    People open(ConsoleOptions consoleOptions, List<ScriptedAnswer> answers, StreamOpening streamOpening) {
        return open(consoleOptions, answers, streamOpening, people -> people);
    }

    /**
     * The same, with people who answer before those at the terminal.
     *
     * @param behindScript wraps the operator at the terminal; it answers what the scripted answers do not cover
     */
    People open(
            ConsoleOptions consoleOptions,
            List<ScriptedAnswer> answers,
            StreamOpening streamOpening,
            UnaryOperator<Operator> behindScript) {
        var runbook = runDefinition.runbook().value();
        String user = Runner.thisProcess().user();
        var scripted = new ScriptedOperator(runbook, run, answers, user);
        // Reading old records takes a while, and the board does not wait for them.
        var past = CompletableFuture.supplyAsync(
                () -> PastDurations.of(home, runbook.header().name()));
        var subject = new Console.Subject(
                runbook,
                run,
                OutlookSource.of(runbook, () -> past.getNow(Experience.NONE)),
                new TypedRequests(processEnvironment, home, run, secrets, runbook.redaction()));
        var console = ConsoleFactory.open(processEnvironment.ofConsole(user), consoleOptions, subject);
        var operator = new AnswersFirst(scripted, behindScript.apply(console.operator()));
        return new Seated(console, new Waiting(operator, console), scripted, streamOpening);
    }

    /** Tells whoever is at the process why it does not end yet. */
    private record Waiting(Operator behind, Console console) implements RelayingOperator {
        @Override
        public void waitsForMessages() {
            console.notice("waiting a few seconds for the last messages about the run; Ctrl-C ends the wait");
        }
    }

    /** A console and the scripted answers. */
    private final class Seated implements People {
        private final Console console;
        private final Operator operator;
        private final ScriptedOperator scripted;
        private final ShutdownHook shutdownHook;
        private final Optional<EventStream> stream;
        private volatile boolean isClosed;

        private Seated(Console console, Operator operator, ScriptedOperator scripted, StreamOpening streamOpening) {
            this.console = console;
            this.operator = operator;
            this.scripted = scripted;
            this.stream = streamOpening.open(this::notice);
            this.shutdownHook = ShutdownHook.keep(console::ending);
        }

        @Override
        public Operator operator() {
            return operator;
        }

        @Override
        public RunListener listener() {
            return stream.<RunListener>map(open -> new StreamedListener(console.listener(), open))
                    .orElse(console.listener());
        }

        @Override
        public ExitCode ended(RunResult result, RunState state) {
            closeConsole();
            var unasked = state.ended().isEmpty() ? List.<ScriptedAnswer>of() : unasked(state);
            var lines = lines(result, state, unasked);
            lines.forEach(this::say);
            var code = unasked.isEmpty() || result.code() != ExitCode.DONE ? result.code() : ExitCode.INVALID;
            stream.ifPresent(open -> open.end(code, lines));
            return code;
        }

        private List<String> lines(RunResult result, RunState state, List<ScriptedAnswer> unasked) {
            var runbook = runDefinition.runbook().value();
            var lines = new ArrayList<String>();
            lines.add("run " + run + ": " + message(result, state));
            ClosingLines.of(state, runbook).forEach(line -> lines.add("  " + line));
            result.notYetTold().ifPresent(left -> lines.add("  " + left.line()));
            UnwatchedLines.of(run, runbook, state).forEach(line -> lines.add("  " + Clean.line(line)));
            scripted.withheld().forEach(answer -> lines.add("answer not given: " + Clean.line(answer)));
            scripted.refusals().forEach(refusal -> lines.add("answer refused: " + Clean.line(refusal)));
            unasked.forEach(scriptedAnswer ->
                    lines.add("error: no question asked for the answer '" + Clean.line(scriptedAnswer.say()) + "' by "
                            + Clean.line(scriptedAnswer.as()) + " at " + scriptedAnswer.at()));
            NextStepHint.after(result.code(), run, state)
                    .ifPresent(hint -> hint.lines().forEach(lines::add));
            return lines;
        }

        @Override
        public void failed(ExitCode exit, String why) {
            stream.ifPresent(open -> open.end(exit, List.of(why)));
        }

        private void closeConsole() {
            isClosed = true;
            console.close();
        }

        /** What is to be told beside the events: while the console is open, only it may write to the terminal. */
        private void notice(String sentence) {
            if (isClosed) {
                processEnvironment.err().println(Clean.line(sentence));
            } else {
                console.notice(sentence);
            }
        }

        /** A line, at a terminal broken between words. */
        private void say(String line) {
            int width = processEnvironment.terminal()
                    ? WrappedText.width(processEnvironment.environment(), Integer.MAX_VALUE)
                    : Integer.MAX_VALUE;
            WrappedText.lines(line, width, Theme.PLAIN).forEach(processEnvironment.out()::println);
        }

        private static String message(RunResult result, RunState state) {
            return state.ended()
                    .map(end -> Phrases.ending(end.ending()) + Phrases.why(end.why()))
                    .map(Clean::line)
                    .orElseGet(() -> Clean.line(result.message()));
        }

        /** Answers that were given before, in another process or at a prompt, count as asked for. */
        private List<ScriptedAnswer> unasked(RunState state) {
            return scripted.unused().stream()
                    .filter(scriptedAnswer ->
                            state.questions().all().stream().noneMatch(entry -> wasGiven(scriptedAnswer, entry)))
                    .toList();
        }

        private static boolean wasGiven(ScriptedAnswer scriptedAnswer, QuestionLedger.Entry entry) {
            if (isReported(scriptedAnswer, entry)) {
                return true;
            }
            var given = entry.answer();
            return given != null
                    && given.decision().owner().equals(scriptedAnswer.as())
                    && given.decision().choice().equalsIgnoreCase(scriptedAnswer.say())
                    && isNamed(entry.question().step(), scriptedAnswer.at());
        }

        /** Of reports of work in progress only the last is kept: that there was one, or an answer, is enough. */
        private static boolean isReported(ScriptedAnswer scriptedAnswer, QuestionLedger.Entry entry) {
            return AnswerWord.of(scriptedAnswer.say())
                            .filter(AnswerWord::isProgress)
                            .isPresent()
                    && isNamed(entry.question().step(), scriptedAnswer.at())
                    && (entry.answer() != null || entry.task().state().isPresent());
        }

        private static boolean isNamed(StepId step, String at) {
            return at.equals(step.value()) || at.equals(step.asWritten().value());
        }

        @Override
        public void close() {
            closeConsole();
            stream.ifPresent(EventStream::close);
            shutdownHook.fulfilled();
        }
    }
}
