package dev.cutover.cli.option;

import dev.cutover.console.ConsoleOptions;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.definition.RunDefinitionLoader;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.model.scenario.ScriptedAnswer;
import dev.cutover.runlog.LogDetail;
import dev.cutover.yaml.AnswersFile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that runs a cutover. */
public final class BridgeOptions {
    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "A file of scripted answers; other questions are asked at the terminal, if there is one.")
    private @Nullable String answers;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "8",
            converter = StepCountConverter.class,
            description = "How many steps may run at the same time (${DEFAULT-VALUE}).")
    private int parallel = 8;

    @Option(
            names = "--progress",
            paramLabel = "auto|live|lines|none",
            defaultValue = "auto",
            description = "How progress is shown: as a board redrawn in place (needs a terminal), or as one"
                    + " line per event.")
    private ConsoleOptions.Progress progress = ConsoleOptions.Progress.AUTO;

    @Option(names = "--all-events", description = "Show details in the lines, too.")
    private boolean everything;

    @Option(
            names = "--wait",
            description = "Without a terminal here, wait for answers from other terminals (`cutover decide`) "
                    + "instead of ending with exit code 4 or 5, and go on when the terminal hangs up. A step whose "
                    + "people have let its time limit pass is not waited for again.")
    private boolean wait;

    @Option(names = "--no-input", description = "Ask no questions, even at a terminal.")
    private boolean noInput;

    @Option(
            names = "--log",
            paramLabel = "info|debug",
            defaultValue = "info",
            description = "How much the log of the run tells, which `cutover log` shows: each call (info), or also what"
                    + " connectors send and receive (debug).")
    private LogDetail log = LogDetail.INFO;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "The seed of the sandbox's random numbers (${DEFAULT-VALUE}).")
    private long seed = 42;

    /** The scripted answers; none if no file was named. */
    public List<ScriptedAnswer> answers(ProcessEnvironment processEnvironment, RunDefinition runDefinition) {
        if (answers == null) {
            return List.of();
        }
        byte[] bytes = RunDefinitionLoader.bytes(processEnvironment.path(answers), answers);
        return AnswersFile.read(answers, bytes, runDefinition.runbook().value()).value();
    }

    public int parallel() {
        return parallel;
    }

    public ConsoleOptions console() {
        return new ConsoleOptions(progress, everything, !noInput, wait);
    }

    /** How much the log of the run tells. */
    public LogDetail log() {
        return log;
    }

    /** Whether people elsewhere are waited for. */
    public boolean waits() {
        return wait;
    }

    public long seed() {
        return seed;
    }
}
