package dev.cutover.cli;

import dev.cutover.cli.option.RequestSender;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.run.Request;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds a note to a run's record. */
@Command(
        name = "note",
        addMethodSubcommands = false,
        description = {
            "Adds a note to the record of an open run: what somebody saw, heard or did.",
            "A note decides nothing and changes nothing; it stands among the events, with its time and who wrote it."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:recorded, or kept in the inbox for the next runner",
            "1:the process that runs the cutover cannot be reached",
            "2:refused, or wrong usage"
        },
        footerHeading = "%nExamples:%n",
        footer = "  cutover note \"the carrier's hotline confirms a delay of ten minutes\" --as \"Ines Park\"")
final class NoteCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Parameters(paramLabel = "TEXT", description = "The note.")
    private String text = "";

    @Mixin
    private RequestSender requestSender = new RequestSender();

    NoteCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        return requestSender.ask(processEnvironment, new Request.Note(text));
    }
}
