package dev.cutover.cli.trial;

import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.option.RunbookOptions;
import dev.cutover.cli.option.SegmentPairs;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.execution.CriterionMeasurement;
import dev.cutover.execution.definition.FitRequirement;
import dev.cutover.execution.definition.HomeConnectors;
import dev.cutover.execution.definition.SecretSources;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.json.trial.MeasureJson;
import dev.cutover.model.Criterion;
import dev.cutover.model.CriterionId;
import dev.cutover.model.Runbook;
import dev.cutover.model.Verdict;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.shape.Suggestion;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures one criterion now. It only reads, so a live environment needs no confirmation. Not thread-safe. */
@Command(
        name = "measure",
        addMethodSubcommands = false,
        description = {
            "Measures one criterion of a runbook now, as a gate would, without a run: the value, the threshold, and"
                    + " what was asked.",
            "It only reads, and connects only the systems that the criterion asks. The threshold is that of the file:"
                    + " what a run has amended counts for that run alone. A criterion of drills or reconciliations is"
                    + " answered from the runs of this home. No data is not green."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:green",
            "1:an error of the tool or of its surroundings",
            "2:wrong usage",
            "3:the runbook or the environment is invalid, or they do not fit; or there is no such criterion",
            "5:red",
            "12:no data",
            "130:interrupted"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover measure runbook.yaml orders-accepted",
            "  cutover measure runbook.yaml orders-accepted --env production --segment region=us-east,lane=curbside",
            "  cutover measure runbook.yaml orders-accepted --output json"
        })
public final class MeasureCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Mixin
    private RunbookOptions runbook = new RunbookOptions();

    @Parameters(index = "1", paramLabel = "CRITERION", description = "The criterion's name in the runbook.")
    private String criterion = "";

    @Option(
            names = "--segment",
            split = ",",
            paramLabel = "DIMENSION=VALUE",
            description = "The segment that is asked about, such as region=us-east,lane=curbside; without it, all of"
                    + " them together.")
    private List<String> segment = List.of();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    /** Takes the surroundings of the process. */
    public MeasureCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() throws IOException {
        var runHome = home.of(processEnvironment);
        var runDefinition = runbook.read(processEnvironment);
        try (var catalog = HomeConnectors.of(runHome)) {
            FitRequirement.require(runDefinition, catalog);
            var procedure = runDefinition.runbook().value();
            var asked = find(procedure);
            var secrets = SecretSources.of(processEnvironment, runHome, runDefinition);
            var measured = new CriterionMeasurement(runDefinition, catalog, secrets, runHome)
                    .now(asked, SegmentPairs.of(segment, procedure));
            var commandOutput = CommandOutputs.out(processEnvironment);
            if (output.isJson()) {
                commandOutput.document(MeasureJson.of(measured));
            } else {
                new MeasurePage(commandOutput).show(measured);
            }
            return code(measured.sample().verdict()).code();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED.code();
        }
    }

    private Criterion find(Runbook procedure) {
        var found = procedure.criteria().get(new CriterionId(criterion));
        if (found == null) {
            throw new ProblemException(
                    ExitCode.INVALID,
                    "the runbook has no criterion '" + criterion + "'",
                    Suggestion.hint(
                            criterion,
                            procedure.criteria().keySet().stream()
                                    .map(CriterionId::value)
                                    .toList(),
                            "criteria"));
        }
        return found;
    }

    private static ExitCode code(Verdict verdict) {
        return switch (verdict) {
            case GREEN -> ExitCode.DONE;
            case RED -> ExitCode.HALTED;
            case NO_DATA -> ExitCode.INCOMPLETE;
        };
    }
}
