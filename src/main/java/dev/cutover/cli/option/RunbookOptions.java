package dev.cutover.cli.option;

import dev.cutover.execution.definition.RunDefinition;
import dev.cutover.execution.definition.RunDefinitionLoader;
import dev.cutover.execution.process.ProcessEnvironment;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The runbook, its environment, and the values of its parameters. */
public final class RunbookOptions {
    @Parameters(paramLabel = "RUNBOOK", description = "The runbook's file.")
    private String file = "";

    @Option(
            names = "--env",
            paramLabel = "NAME|FILE",
            description = "The environment: a file, or a name beside the runbook; by default the one named sandbox"
                    + " there, or the embedded one.")
    private @Nullable String environment;

    @Mixin
    private ParamOption params = new ParamOption();

    /** As the user named it. */
    public String file() {
        return file;
    }

    /** Empty for the default. */
    public Optional<String> environment() {
        return Optional.ofNullable(environment);
    }

    Map<String, String> params() {
        return params.values();
    }

    /** All of it, read from the files. */
    public RunDefinition read(ProcessEnvironment processEnvironment) {
        return new RunDefinitionLoader(processEnvironment).read(file, environment(), params());
    }
}
