package dev.cutover.execution.definition;

import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.model.Runbook;
import dev.cutover.model.environment.Environment;
import dev.cutover.problem.Problem;
import dev.cutover.query.CheckedFile;
import dev.cutover.query.DisciplineReport;
import dev.cutover.query.FileKind;
import dev.cutover.query.ValidationVerdicts;
import dev.cutover.yaml.AnswersFile;
import dev.cutover.yaml.EnvironmentFile;
import dev.cutover.yaml.EnvironmentFit;
import dev.cutover.yaml.KnownConnectors;
import dev.cutover.yaml.Parsed;
import dev.cutover.yaml.RunbookFile;
import dev.cutover.yaml.ScenarioFile;
import dev.cutover.yaml.include.FolderParts;
import dev.cutover.yaml.tree.Node;
import dev.cutover.yaml.tree.Tree;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Validates files of all kinds, each by itself and against the others. Used once; not thread-safe. */
public final class Validation {
    private final RunDefinitionLoader runDefinitionLoader;
    private final ProcessEnvironment processEnvironment;
    private final Function<Environment, KnownConnectors> connectors;
    private final Map<String, String> params;
    private final ValidationVerdicts validationVerdicts = new ValidationVerdicts();
    private final Map<FileKind, Map<String, Content>> files = new EnumMap<>(FileKind.class);
    private final Map<String, Parsed<Runbook>> runbooks = new LinkedHashMap<>();
    private final Set<Path> included = new HashSet<>();
    private final Map<String, Parsed<Environment>> environments = new LinkedHashMap<>();
    private boolean unknown;

    /** The content of a file, parsed once: to recognise its kind, and to read it. */
    private static final class Content {
        private final byte[] bytes;
        private final Node tree;

        Content(byte[] bytes, Node tree) {
            this.bytes = bytes;
            this.tree = tree;
        }
    }

    public Validation(
            ProcessEnvironment processEnvironment,
            Function<Environment, KnownConnectors> connectors,
            Map<String, String> params) {
        this.runDefinitionLoader = new RunDefinitionLoader(processEnvironment);
        this.processEnvironment = processEnvironment;
        this.connectors = connectors;
        this.params = params;
    }

    /** The problems of these files, and the files that are valid. */
    public ValidationVerdicts check(List<String> given, Optional<String> environment) {
        given.forEach(this::sort);
        each(
                FileKind.RUNBOOK,
                (file, content) -> validationVerdicts
                        .collect(() -> runbook(file, content.tree, params))
                        .ifPresent(read -> runbooks.put(file, read)));
        each(FileKind.STEPS, (file, content) -> steps(file));
        each(FileKind.ENVIRONMENT, (file, content) -> environment(file, content.bytes));
        environment.ifPresent(this::chosen);
        boolean fits = environment.isPresent() || !environments.isEmpty();
        runbooks.forEach((file, runbook) -> {
            environments.values().forEach(bound -> fit(runbook, bound));
            boolean rehearsed = RehearsalsBeside.rollBack(processEnvironment.path(file));
            validationVerdicts.good(CheckedFile.runbook(file, DisciplineReport.of(runbook, rehearsed), fits));
        });
        if (runbooks.isEmpty()) {
            environments
                    .values()
                    .forEach(bound ->
                            validationVerdicts.bad(EnvironmentFit.systems(bound, connectors.apply(bound.value()))));
        }
        environments.forEach((file, read) -> validationVerdicts.good(
                CheckedFile.environment(file, read.value(), !runbooks.isEmpty(), UnencryptedSignIns.of(read.value()))));
        each(FileKind.REHEARSAL, (file, content) -> rehearsal(file, content.bytes));
        each(FileKind.ANSWERS, (file, content) -> answers(file, content.bytes));
        return validationVerdicts;
    }

    private Parsed<Runbook> runbook(String file, Node tree, Map<String, String> values) {
        Path place = processEnvironment.path(file);
        var parts = FolderParts.beside(place);
        var read = RunbookFile.read(file, tree, values, parts);
        parts.texts()
                .keySet()
                .forEach(part -> included.add(place.resolveSibling(part).normalize()));
        return read;
    }

    /** A file of steps refers to roles and systems of a runbook, so it is checked with the runbooks that include it. */
    private void steps(String file) {
        if (unknown) {
            return; // the runbook that includes it may be the one that cannot be read
        }
        if (!included.contains(processEnvironment.path(file).normalize()) && !files.containsKey(FileKind.RUNBOOK)) {
            validationVerdicts.bad(Problem.of(
                    file + " holds steps, which are checked in the runbooks that include them, and none is given",
                    "`cutover validate RUNBOOK`"));
        } else if (!included.contains(processEnvironment.path(file).normalize()) && !runbooks.isEmpty()) {
            validationVerdicts.bad(Problem.of(file + " holds steps, and none of the runbooks includes it", ""));
        }
    }

    private void sort(String file) {
        var sorted = validationVerdicts.collect(() -> {
            byte[] bytes = RunDefinitionLoader.bytes(processEnvironment.path(file), file);
            Node tree = Tree.read(file, bytes);
            files.computeIfAbsent(FileKind.of(tree), kind -> new LinkedHashMap<>())
                    .put(file, new Content(bytes, tree));
            return file;
        });
        unknown |= sorted.isEmpty();
    }

    private void each(FileKind kind, BiConsumer<String, Content> check) {
        files.getOrDefault(kind, Map.of()).forEach(check);
    }

    private void environment(String file, byte[] bytes) {
        validationVerdicts
                .collect(() -> EnvironmentFile.read(file, bytes))
                .ifPresent(read -> environments.put(file, read));
    }

    /** Checks the environment that {@code --env} names, beside each runbook. */
    private void chosen(String name) {
        var runbookFiles = files.getOrDefault(FileKind.RUNBOOK, Map.of()).keySet();
        if (runbookFiles.isEmpty() && !unknown) {
            validationVerdicts.bad(
                    Problem.of("--env chooses an environment for a runbook, and none is given", "name its file"));
        }
        runbookFiles.forEach(runbook -> validationVerdicts
                .collect(() -> runDefinitionLoader.place(runbook, Optional.of(name)))
                .ifPresent(place -> bound(place, runbook)));
    }

    private void bound(Optional<String> place, String runbook) {
        if (place.isEmpty()) {
            Optional.ofNullable(runbooks.get(runbook))
                    .ifPresent(
                            read -> environment(RunDefinitionLoader.EMBEDDED, EnvironmentFile.sandbox(read.value())));
        } else if (!environments.containsKey(place.get())) {
            validationVerdicts
                    .collect(() -> RunDefinitionLoader.bytes(processEnvironment.path(place.get()), place.get()))
                    .ifPresent(bytes -> environment(place.get(), bytes));
        }
    }

    private void fit(Parsed<Runbook> runbook, Parsed<Environment> environment) {
        validationVerdicts.bad(EnvironmentFit.problems(runbook, environment, connectors.apply(environment.value())));
    }

    private void rehearsal(String file, byte[] bytes) {
        validationVerdicts.collect(() -> ScenarioFile.setting(file, bytes)).ifPresent(setting -> {
            String runbookFile = RelativePaths.path(file, setting.runbook());
            var runbook = runbookAt(runbookFile, setting.params());
            var scenario = runbook.flatMap(
                    read -> validationVerdicts.collect(() -> ScenarioFile.read(file, bytes, read.value())));
            scenario.ifPresent(read -> validationVerdicts.good(CheckedFile.rehearsal(file, read.value())));
            runbook.flatMap(read -> rehearsedIn(
                            RelativePaths.environment(processEnvironment, file, setting.environment()),
                            runbookFile,
                            read))
                    .ifPresent(bound -> scenario.ifPresent(read -> validationVerdicts.bad(
                            EnvironmentFit.rehearsal(read, bound, connectors.apply(bound.value())))));
        });
    }

    private Optional<Parsed<Environment>> rehearsedIn(String environment, String runbookFile, Parsed<Runbook> runbook) {
        var bound = validationVerdicts.collect(() -> {
            var place = runDefinitionLoader.place(runbookFile, Optional.of(environment));
            byte[] bytes = place.isEmpty()
                    ? EnvironmentFile.sandbox(runbook.value())
                    : RunDefinitionLoader.bytes(processEnvironment.path(place.get()), place.get());
            return EnvironmentFile.read(place.orElse(RunDefinitionLoader.EMBEDDED), bytes);
        });
        bound.ifPresent(read -> fit(runbook, read));
        return bound;
    }

    /** If the file was also given, it is not read again, and its problems are not reported again. */
    private Optional<Parsed<Runbook>> runbookAt(String file, Map<String, String> rehearsed) {
        Path wanted = processEnvironment.path(file).normalize();
        var values = new TreeMap<>(rehearsed);
        values.putAll(params);
        for (String given : files.getOrDefault(FileKind.RUNBOOK, Map.of()).keySet()) {
            if (values.equals(params)
                    && processEnvironment.path(given).normalize().equals(wanted)) {
                return Optional.ofNullable(runbooks.get(given));
            }
        }
        return validationVerdicts.collect(
                () -> runbook(file, Tree.read(file, RunDefinitionLoader.bytes(wanted, file)), values));
    }

    private void answers(String file, byte[] bytes) {
        var runbookCount = files.getOrDefault(FileKind.RUNBOOK, Map.of()).size();
        if (runbookCount > 1 || (runbookCount == 0 && !unknown)) {
            validationVerdicts.bad(Problem.of(
                    file + " holds answers, which only make sense for one runbook, and "
                            + (runbookCount == 0 ? "none is" : runbookCount + " are") + " given",
                    "`cutover validate RUNBOOK " + file + "`"));
        }
        runbooks.values().stream()
                .findFirst()
                .filter(runbook -> runbookCount == 1)
                .flatMap(runbook -> validationVerdicts.collect(() -> AnswersFile.read(file, bytes, runbook.value())))
                .ifPresent(read -> validationVerdicts.good(CheckedFile.answers(file, read.value())));
    }
}
