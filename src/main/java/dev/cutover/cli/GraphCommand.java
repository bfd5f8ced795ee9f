package dev.cutover.cli;

import dev.cutover.cli.option.ParamOption;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.execution.definition.RunDefinitionLoader;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.graph.DotText;
import dev.cutover.graph.MermaidText;
import dev.cutover.graph.SvgText;
import dev.cutover.model.Runbook;
import dev.cutover.problem.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A picture of a runbook. */
@Command(
        name = "graph",
        addMethodSubcommands = false,
        description = {
            "Draws a runbook: phases, steps with their people, their dependencies, the critical path, points of no"
                    + " return, and the rollback.",
            "Prints to standard output. svg needs no other program; mermaid and dot are for programs that draw them."
                    + " `cutover plan` reports hidden coupling between steps."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:drawn", "2:wrong usage", "3:the runbook is invalid"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover graph runbook.yaml --format svg",
            "  cutover graph runbook.yaml --format mermaid --param wave=2",
            "  cutover graph runbook.yaml --format dot"
        })
final class GraphCommand implements Callable<Integer> {
    /** The forms. */
    enum Format {
        SVG,
        MERMAID,
        DOT;

        private String draw(Runbook runbook) {
            return switch (this) {
                case SVG -> SvgText.of(runbook);
                case MERMAID -> MermaidText.of(runbook);
                case DOT -> DotText.of(runbook);
            };
        }
    }

    private final ProcessEnvironment processEnvironment;

    @Parameters(paramLabel = "RUNBOOK", description = "The runbook's file.")
    private String runbook = "";

    @Option(
            names = "--format",
            paramLabel = "svg|mermaid|dot",
            defaultValue = "svg",
            description = "The format (${DEFAULT-VALUE}).")
    private Format format = Format.SVG;

    @Mixin
    private ParamOption params = new ParamOption();

    GraphCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        CommandOutputs.out(processEnvironment)
                .text(format.draw(new RunDefinitionLoader(processEnvironment).procedure(runbook, params.values())));
        return ExitCode.DONE.code();
    }
}
