package dev.cutover.cli.option;

import dev.cutover.console.ConsoleOptions;
import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.definition.RunDefinitionLoader;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.model.scenario.ScriptedAnswer;
import dev.cutover.yaml.AnswersFile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that carries a run on can be told. */
public final class BridgeOptions {
    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Scripted answers; what they do not cover is asked where there is a terminal.")
    private @Nullable String answers;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many steps may be at work side by side (${DEFAULT-VALUE}).")
    private int parallel = 8;

    @Option(
            names = "--progress",
            paramLabel = "auto|live|lines|none",
            defaultValue = "auto",
            description = "How the run is shown: drawn in place where there is a terminal for it, or a line an event.")
    private ConsoleOptions.Progress progress = ConsoleOptions.Progress.AUTO;

    @Option(names = "--all-events", description = "Lines tell details as well.")
    private boolean everything;

    @Option(
            names = "--wait",
            description = "Wait for people at other terminals (`cutover decide`) where nobody sits at this one, "
                    + "instead of ending with exit code 4.")
    private boolean wait;

    @Option(names = "--no-input", description = "Ask nothing, also where there is a terminal.")
    private boolean noInput;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "What the sandbox draws its lots from (${DEFAULT-VALUE}).")
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
        return new ConsoleOptions(progress, everything, !noInput);
    }

    /** Whether people elsewhere are waited for. */
    public boolean waits() {
        return wait;
    }

    public long seed() {
        return seed;
    }
}
