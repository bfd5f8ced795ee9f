package dev.cutover.execution.definition;

import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.model.Runbook;
import dev.cutover.model.environment.Environment;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.FileTrouble;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.fact.RunFact;
import dev.cutover.yaml.EnvironmentFile;
import dev.cutover.yaml.Parsed;
import dev.cutover.yaml.RunbookFile;
import dev.cutover.yaml.include.FolderParts;
import dev.cutover.yaml.include.PinnedParts;
import dev.cutover.yaml.tree.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads the definition of a run: from the user's files when it starts, from its record afterwards. */
public final class RunDefinitionLoader {
    static final String EMBEDDED = "(embedded sandbox)";

    private final ProcessEnvironment processEnvironment;

    public RunDefinitionLoader(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    /** Reads only a runbook, with the files that it includes. */
    public Runbook procedure(String runbookFile, Map<String, String> params) {
        byte[] text = bytes(processEnvironment.path(runbookFile), runbookFile);
        var parts = FolderParts.beside(processEnvironment.path(runbookFile));
        return RunbookFile.read(runbookFile, text, params, parts).value();
    }

    /**
     * Reads a run's definition from files.
     *
     * @param environment a path, the name of a file beside the runbook, or empty for the one named {@code sandbox}
     */
    public RunDefinition read(String runbookFile, Optional<String> environment, Map<String, String> params) {
        byte[] text = bytes(processEnvironment.path(runbookFile), runbookFile);
        var parts = FolderParts.beside(processEnvironment.path(runbookFile));
        var runbook = RunbookFile.read(runbookFile, text, params, parts);
        var place = place(runbookFile, environment);
        byte[] environmentText = place.isEmpty()
                ? EnvironmentFile.sandbox(runbook.value())
                : bytes(processEnvironment.path(place.orElseThrow()), place.orElseThrow());
        String environmentFile = place.orElse(EMBEDDED);
        var read = EnvironmentFile.read(environmentFile, environmentText);
        var procedure = new Written(runbookFile, text, parts.texts());
        return definition(runbook, procedure, read, new Written(environmentFile, environmentText, Map.of()), params);
    }

    /** A file as the user named it, its content, and that of the files that it includes. */
    private record Written(String file, String text, Map<String, String> included) {
        private Written(String file, byte[] bytes, Map<String, String> included) {
            this(file, new String(bytes, StandardCharsets.UTF_8), included);
        }
    }

    private RunDefinition definition(
            Parsed<Runbook> runbook,
            Written procedure,
            Parsed<Environment> environment,
            Written binding,
            Map<String, String> params) {
        var pinned = new RunFact.Pinned(
                runbook.value().header().name(),
                absolute(procedure.file()),
                procedure.text(),
                environment.value().name(),
                binding.file().equals(EMBEDDED) ? EMBEDDED : absolute(binding.file()),
                binding.text(),
                Optional.of(procedure.included()),
                Optional.of(RunFact.Pinned.UNITS_STATED));
        return new RunDefinition(pinned, params, runbook, environment, base(pinned));
    }

    /**
     * Reads an environment that is used without a runbook.
     *
     * @param given a path, or the name of a file in the working directory
     */
    public EnvironmentDefinition environment(String given) {
        String named = given + ".yaml";
        boolean isPath = Files.isRegularFile(processEnvironment.path(given));
        if (!isPath && !Files.exists(processEnvironment.path(named))) {
            throw new ProblemException(
                    ExitCode.INVALID,
                    "there is no environment '" + given + "': neither a file of that path nor " + named,
                    "give the path of its file");
        }
        String file = isPath ? given : named;
        var read = EnvironmentFile.read(file, bytes(processEnvironment.path(file), file));
        var folder = Path.of(absolute(file)).getParent();
        return new EnvironmentDefinition(file, read, folder == null ? processEnvironment.workingDirectory() : folder);
    }

    /** Reads it from the record, so that later changes of the files have no effect on the run. */
    public RunDefinition pinned(RunFact.Created created) {
        var pinned = created.pinned();
        var whole = new RunDefinition(
                pinned,
                created.params(),
                RunbookFile.pinned(
                        pinned.runbookFile(),
                        pinned.runbookText().getBytes(StandardCharsets.UTF_8),
                        created.params(),
                        new PinnedParts(pinned.parts())),
                environment(pinned),
                base(pinned));
        return created.only().map(whole::only).orElse(whole);
    }

    private static Parsed<Environment> environment(RunFact.Pinned pinned) {
        var read = EnvironmentFile.read(
                pinned.environmentFile(), pinned.environmentText().getBytes(StandardCharsets.UTF_8));
        return pinned.isBeforeUnits() ? new Parsed<>(FormerUnits.stated(read.value()), read.positions()) : read;
    }

    private Path base(RunFact.Pinned pinned) {
        String file = pinned.environmentFile().equals(EMBEDDED) ? pinned.runbookFile() : pinned.environmentFile();
        var folder = Path.of(file).getParent();
        return folder == null ? processEnvironment.workingDirectory() : folder;
    }

    private String absolute(String file) {
        return processEnvironment.path(file).normalize().toString();
    }

    /** The path of the environment's file; empty for the embedded one. */
    Optional<String> place(String runbookFile, Optional<String> environment) {
        var beside = Optional.ofNullable(Path.of(runbookFile).getParent()).orElse(Path.of(""));
        if (environment.isEmpty()) {
            String sandbox = beside.resolve("sandbox.yaml").toString();
            return Files.exists(processEnvironment.path(sandbox)) ? Optional.of(sandbox) : Optional.empty();
        }
        String given = environment.orElseThrow();
        String named = beside.resolve(given + ".yaml").toString();
        if (Files.exists(processEnvironment.path(given)) && !Files.isDirectory(processEnvironment.path(given))) {
            return environment;
        }
        if (Files.exists(processEnvironment.path(named))) {
            return Optional.of(named);
        }
        if (given.equals("sandbox")) {
            return Optional.empty();
        }
        throw new ProblemException(
                ExitCode.INVALID,
                "there is no environment '" + given + "': neither a file of that path nor " + named,
                "name one with --env, or leave it out for the embedded sandbox");
    }

    public static byte[] bytes(Path path, String given) {
        try (var in = Files.newInputStream(path)) {
            // One byte more than any reader accepts, so that a file that is too large is reported.
            return in.readNBytes(Tree.mostBytes() + 1);
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.INVALID,
                    "cannot read " + given + ": "
                            + (Files.exists(path) ? FileTrouble.words(e) : "there is no such file"),
                    "check the path",
                    e);
        }
    }
}
