package dev.cutover.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of all commands; does nothing of its own. */
@Command(
        name = "cutover",
        description = "Takes a team through a production cutover, and back again.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        // No method is a command; not scanning for them saves some milliseconds at every start.
        addMethodSubcommands = false,
        // Given here, since most commands are not loaded: see Subcommands.
        customSynopsis = "cutover [-hV] [--verbose] COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done as asked",
            "1:an error of the tool or of its surroundings",
            "2:wrong usage",
            "3:invalid runbook, environment or scenario",
            "4:waiting for a decision; the run can be resumed",
            "5:halted by a red gate or a failed step; the run can be resumed",
            "6:rolled back: none of the run's traffic is left on the new platform; of rollback: its scope is back",
            "7:stuck: a rollback left something undone",
            "8:drift: a system is not in the state that the record expects",
            "9:another run or runner holds it",
            "10:done, with exceptions (skipped, overridden, by hand, unsettled, stopped part-way)",
            "11:a person said no: a no-go, an abort",
            "12:not everything could be read or compared: nothing is said of the rest",
            "130:interrupted; the run can be resumed"
        })
final class Cutover {
    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Also show details for developers of the tool, such as stack traces.")
    private boolean verbose;

    boolean isVerbose() {
        return verbose;
    }
}
