package dev.cutover.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Takes a team through a production cutover, and back again. */
@Command(
        name = "cutover",
        description = "Takes a team through a production cutover, and back again.",
        mixinStandardHelpOptions = true)
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Main() {}

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Runs one command and leaves the process with its exit code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
