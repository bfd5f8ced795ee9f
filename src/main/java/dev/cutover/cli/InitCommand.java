package dev.cutover.cli;

import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.template.PackagedTemplates;
import dev.cutover.cli.template.RunbookTemplate;
import dev.cutover.cli.template.TemplateWriter;
import dev.cutover.cli.template.TemplatesJson;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.cli.view.TemplatesPage;
import dev.cutover.execution.definition.EnvironmentSchema;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.Home;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.shape.Suggestion;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a runbook from a ready-made one. */
@Command(
        name = "init",
        addMethodSubcommands = false,
        description = {
            "Writes a ready-made runbook into a folder, with an environment, answers and rehearsals.",
            "It runs in the sandbox as it is, and is yours to change. Existing files are never overwritten.",
            "The template `command` runs programs of your own instead: a router and a metric as shell scripts."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:written, or listed",
            "1:a file exists already, or cannot be written",
            "2:wrong usage, or no such template"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover init --list",
            "  cutover init our-cutover",
            "  cutover init our-database --template database-primary-switchover",
            "  cutover init our-router --template command"
        })
final class InitCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The folder to write to; created if it does not exist. By default the working directory.")
    private String folder = ".";

    @Option(
            names = "--template",
            paramLabel = "NAME",
            defaultValue = "phased-retail-fulfillment",
            description = "The ready-made runbook (${DEFAULT-VALUE}).")
    private String template = "phased-retail-fulfillment";

    @Option(names = "--list", description = "List the ready-made runbooks, and write nothing.")
    private boolean list;

    @Mixin
    private OutputOption output = new OutputOption();

    InitCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() {
        var commandOutput = CommandOutputs.out(processEnvironment);
        var templates = PackagedTemplates.all();
        if (list && output.isJson()) {
            commandOutput.document(TemplatesJson.of(templates));
        } else if (list) {
            TemplatesPage.show(templates, commandOutput);
        } else {
            var chosen = chosen(templates);
            var written =
                    new TemplateWriter(processEnvironment.path(folder), EnvironmentSchema.of(home())).plant(chosen);
            if (output.isJson()) {
                commandOutput.document(TemplatesJson.written(chosen, folder, written));
            } else {
                TemplatesPage.written(chosen, folder, written, commandOutput);
            }
        }
        return ExitCode.DONE.code();
    }

    private Home home() {
        return Home.of(
                processEnvironment.environment(), processEnvironment.workingDirectory(), processEnvironment.disk());
    }

    private RunbookTemplate chosen(List<RunbookTemplate> templates) {
        return templates.stream()
                .filter(each -> each.name().equals(template))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ExitCode.USAGE,
                        "there is no template '" + template + "'",
                        Suggestion.hint(
                                template,
                                templates.stream().map(RunbookTemplate::name).toList(),
                                "templates")));
    }
}
