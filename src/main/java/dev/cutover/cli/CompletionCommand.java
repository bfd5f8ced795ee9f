package dev.cutover.cli;

import dev.cutover.cli.completion.CompletionScript;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.problem.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Completion for shells. */
@Command(
        name = "completion",
        addMethodSubcommands = false,
        description = "Prints a script that makes a shell complete commands, options, runs, steps and segments.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:printed", "2:wrong usage"},
        footerHeading = "%nExamples:%n",
        footer = {"  source <(cutover completion bash)", "  source <(cutover completion zsh)"})
final class CompletionCommand implements Callable<Integer> {
    /** The shells. */
    enum Shell {
        BASH,
        ZSH
    }

    private final ProcessEnvironment processEnvironment;

    @Parameters(paramLabel = "bash|zsh", description = "The shell.")
    private Shell shell = Shell.BASH;

    @Spec
    private CommandSpec spec;

    CompletionCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var root = spec.root();
        processEnvironment
                .out()
                .print(
                        switch (shell) {
                            case BASH -> CompletionScript.bash(root);
                            case ZSH -> CompletionScript.zsh(root);
                        });
        return ExitCode.DONE.code();
    }
}
