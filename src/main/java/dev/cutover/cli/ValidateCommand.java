package dev.cutover.cli;

import dev.cutover.cli.view.ValidationPage;
import dev.cutover.json.ValidationJson;
import dev.cutover.problem.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks files before anything depends on them. */
@Command(
        name = "validate",
        addMethodSubcommands = false,
        description = {
            "Checks runbooks, environments, rehearsals and answers files, and tells everything that is wrong at once.",
            "With an environment, also whether each system's connector can do what the runbook asks of it."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all files are fine", "2:wrong usage", "3:something is wrong with the files"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  cutover validate runbook.yaml",
            "  cutover validate runbook.yaml --env sandbox --param wave=2",
            "  cutover validate runbook.yaml answers.yaml rehearsal.yaml --output json"
        })
final class ValidateCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "What each file is, its keys tell.")
    private List<String> files = List.of();

    @Option(
            names = "--env",
            paramLabel = "NAME|FILE",
            description = "The environment that the runbooks are to run in: a file, or a name beside the runbook.")
    private @Nullable String environment;

    @Mixin
    private ParamOption params = new ParamOption();

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private OutputOption output = new OutputOption();

    ValidateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var connectors = Catalogs.of(home.of(surroundings));
        var validationVerdicts = new Validation(
                        surroundings, bound -> new CatalogConnectors(connectors, bound), params.values())
                .check(files, Optional.ofNullable(environment));
        validationVerdicts.throwIfBad();
        var screen = Screens.out(surroundings);
        if (output.isJson()) {
            screen.document(ValidationJson.of(validationVerdicts.good()));
        } else {
            ValidationPage.show(validationVerdicts.good(), screen);
        }
        return ExitCode.DONE.code();
    }
}
