package dev.cutover.cli.trial;

import dev.cutover.catalog.ConnectorCatalog;
import dev.cutover.cli.option.HomeOption;
import dev.cutover.cli.option.LiveConfirmation;
import dev.cutover.cli.option.OutputOption;
import dev.cutover.cli.option.SegmentPairs;
import dev.cutover.cli.option.TypedLine;
import dev.cutover.cli.view.CommandOutputs;
import dev.cutover.execution.definition.CatalogConnectors;
import dev.cutover.execution.definition.EnvironmentDefinition;
import dev.cutover.execution.definition.HomeConnectors;
import dev.cutover.execution.definition.RunDefinitionLoader;
import dev.cutover.execution.definition.SecretSources;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.execution.trial.SystemTrial;
import dev.cutover.execution.trial.TrialQuestions;
import dev.cutover.json.trial.TrialJson;
import dev.cutover.model.SystemId;
import dev.cutover.preflight.trial.TrialQuestion;
import dev.cutover.preflight.trial.TrialState;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.SystemCalls;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries one system of an environment. Not thread-safe. */
@Command(
        name = "try",
        addMethodSubcommands = false,
        description = {
            "Asks one system of an environment one question, and shows what was sent and how the answer was read.",
            "Connects that system alone, and looks up its secrets alone. OPERATION is one of its operations; or check"
                    + " (its own report), weights, split, query, rows or send, if it can do that. Without OPERATION, lists"
                    + " what it can be asked, and connects nothing.",
            "What changes something needs --write, and in a live environment the environment's name. No run records it:"
                    + " during a run, the run's own steps are the way to change its systems."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it succeeded, or what can be asked was listed",
            "1:an error of the tool or of its surroundings",
            "2:wrong usage, or a write without --write or without its confirmation",
            "3:the environment is invalid, or does not bind the system; or it has no such operation, or not with these"
                    + " values",
            "5:the system answered, and it failed",
            "12:the outcome is unknown: no answer, or one that says nothing",
            "130:interrupted"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover connectors try production.yaml legacy-oms",
            "  cutover connectors try production.yaml legacy-oms check",
            "  cutover connectors try production.yaml legacy-oms freeze region=us-east --write",
            "  cutover connectors try production.yaml metrics query \"orders_accepted_ratio\" --window 10m",
            "  cutover connectors try production.yaml router weights traffic=orders from=legacy-oms to=cloud-oms"
                    + " --segment region=us-east",
            "  cutover connectors try production.yaml router split traffic=orders from=legacy-oms to=cloud-oms"
                    + " --segment region=us-east --window 1m",
            "  cutover connectors try production.yaml legacy-oms rows orders --limit 3"
        })
public final class ConnectorsTryCommand implements Callable<Integer> {
    private final ProcessEnvironment processEnvironment;

    @Parameters(
            index = "0",
            paramLabel = "ENV",
            description = "The environment: a file, or the name of one in the working directory without .yaml.")
    private String environment = "";

    @Parameters(index = "1", paramLabel = "SYSTEM", description = "A system that the environment binds.")
    private String system = "";

    @Parameters(index = "2", arity = "0..1", paramLabel = "OPERATION", description = "What to ask it.")
    private @Nullable String asked;

    @Parameters(
            index = "3..*",
            paramLabel = "NAME=VALUE",
            description = "The values of the operation, each as a runbook would have it; or the query, or the record"
                    + " set.")
    private List<String> words = List.of();

    @Option(names = "--write", description = "Permits a question that may change something.")
    private boolean write;

    @Option(
            names = "--confirm",
            paramLabel = "NAME",
            description = "The name of the live environment, to confirm a write; asked for at the prompt if it is not"
                    + " given.")
    private @Nullable String confirmed;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "How long the system may take (${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofSeconds(30);

    @Option(
            names = "--segment",
            split = ",",
            paramLabel = "DIMENSION=VALUE",
            description = "The segment that is asked about, such as region=us-east,lane=curbside.")
    private List<String> segment = List.of();

    @Option(
            names = "--window",
            paramLabel = "DURATION",
            defaultValue = "5m",
            converter = DurationConverter.class,
            description =
                    "Of query: the span before now that counts. Of split: how long requests are counted, from now on"
                            + " (${DEFAULT-VALUE}).")
    private Duration window = Duration.ofMinutes(5);

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "5",
            converter = RowCountConverter.class,
            description = "Of rows: how many at most (${DEFAULT-VALUE}).")
    private int limit = 5;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    /** Takes the surroundings of the process. */
    public ConnectorsTryCommand(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Integer call() throws IOException {
        try (var catalog = HomeConnectors.of(home.of(processEnvironment))) {
            var definition = new RunDefinitionLoader(processEnvironment).environment(environment);
            var calls = SystemCalls.of(
                    definition.file(),
                    SystemName.of(system),
                    definition.environment(),
                    new CatalogConnectors(catalog, definition.environment().value()));
            if (asked == null) {
                return list(definition, calls);
            }
            var question = new TrialQuestions(calls, new TrialQuestions.Limits(limit, window)).of(asked, words);
            permit(definition, question);
            return ask(definition, calls, question, catalog);
        }
    }

    private int list(EnvironmentDefinition definition, SystemCalls calls) {
        var commandOutput = CommandOutputs.out(processEnvironment);
        var bound = definition.environment().value();
        var questions = TrialQuestions.words(calls.description());
        if (output.isJson()) {
            commandOutput.document(TrialJson.abilities(bound, calls.binding(), calls.description(), questions));
        } else {
            new TrialAbilitiesPage(commandOutput, environment).show(calls, questions);
        }
        return ExitCode.DONE.code();
    }

    /** A write is permitted twice: by the option, and in a live environment by its name. */
    private void permit(EnvironmentDefinition definition, TrialQuestion question) {
        if (!question.writes()) {
            return;
        }
        if (!write) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "'" + question.name() + "' of " + system + " may change something; nothing was called",
                    "add --write to call it; no run will record it");
        }
        LiveConfirmation.require(
                definition.environment().value(), Optional.ofNullable(confirmed), new TypedLine(processEnvironment));
    }

    private int ask(
            EnvironmentDefinition definition, SystemCalls calls, TrialQuestion question, ConnectorCatalog catalog) {
        var id = new SystemId(system);
        var secrets = SecretSources.of(processEnvironment, home.of(processEnvironment), definition);
        try {
            var result =
                    new SystemTrial(definition, id, catalog, secrets).ask(question, SegmentPairs.of(segment), timeout);
            var commandOutput = CommandOutputs.out(processEnvironment);
            if (output.isJson()) {
                commandOutput.document(TrialJson.of(definition.environment().value(), calls.binding(), result));
            } else {
                new TrialPage(commandOutput, environment, segment).show(calls, result);
            }
            return code(result.answer().state()).code();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (question.writes()) {
                CommandOutputs.err(processEnvironment)
                        .line("interrupted: whether '" + question.name() + "' took effect is unknown; look at " + system
                                + " before it is called again");
            }
            return ExitCode.INTERRUPTED.code();
        }
    }

    private static ExitCode code(TrialState state) {
        return switch (state) {
            case SUCCEEDED -> ExitCode.DONE;
            case FAILED -> ExitCode.HALTED;
            case UNKNOWN -> ExitCode.INCOMPLETE;
        };
    }
}
