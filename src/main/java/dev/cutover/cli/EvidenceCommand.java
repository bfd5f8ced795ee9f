package dev.cutover.cli;

import picocli.CommandLine.Command;

/** The evidence of a run. */
@Command(
        name = "evidence",
        addMethodSubcommands = false,
        description = "Lists and shows what was captured in a run, and adds to it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "1:the run or the evidence cannot be read, or was changed", "2:wrong usage"},
        footerHeading = "%nExamples:%n",
        footer = {"  cutover evidence list", "  cutover evidence show 01jd3m 9f86d0"},
        subcommands = {EvidenceListCommand.class, EvidenceShowCommand.class, EvidenceAddCommand.class})
final class EvidenceCommand {}
