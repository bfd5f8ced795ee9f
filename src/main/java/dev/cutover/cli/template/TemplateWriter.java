package dev.cutover.cli.template;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.FileTrouble;
import dev.cutover.problem.ProblemException;
import dev.cutover.query.FileKind;
import dev.cutover.yaml.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes a template into a folder, with the schemas beside it and each file telling editors of its own. Writes all of
 * it or, where anything is in the way, nothing.
 */
public final class TemplateWriter {
    private static final String SCHEMAS = "schemas/";

    private final Path folder;
    private final String environmentSchema;

    /** @param environmentSchema the schema of environments, with the settings of the installed connectors */
    public TemplateWriter(Path folder, String environmentSchema) {
        this.folder = folder;
        this.environmentSchema = environmentSchema;
    }

    /** The files that were written, by their paths in the folder. */
    public List<String> plant(RunbookTemplate runbookTemplate) {
        Map<String, String> files = files(runbookTemplate);
        requireNothingInTheWay(files.keySet());
        files.forEach(this::write);
        return List.copyOf(files.keySet());
    }

    private void requireNothingInTheWay(Set<String> files) {
        var inTheWay = files.stream().filter(this::isThere).toList();
        if (!inTheWay.isEmpty()) {
            boolean one = inTheWay.size() == 1;
            throw new ProblemException(
                    ExitCode.ERROR,
                    one
                            ? folder.resolve(inTheWay.get(0)) + " is there already, and nothing is ever overwritten"
                            : folder + " has " + inTheWay.size() + " of the " + files.size()
                                    + " files already, and nothing is ever overwritten:\n"
                                    + String.join("\n", inTheWay),
                    "nothing was written; name another folder, or move " + (one ? "it" : "them") + " away");
        }
    }

    private boolean isThere(String file) {
        return Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS);
    }

    private Map<String, String> files(RunbookTemplate runbookTemplate) {
        var files = new TreeMap<String, String>();
        runbookTemplate.files().forEach((file, text) -> {
            if (isProgram(file)) {
                files.put(file, text);
                return;
            }
            FileKind kind = FileKind.of(file, text.getBytes(StandardCharsets.UTF_8));
            String name = SCHEMAS + schema(kind) + ".json";
            String up = "../".repeat((int) file.chars().filter(c -> c == '/').count());
            files.put(file, "# yaml-language-server: $schema=" + up + name + "\n" + text);
            files.put(name, text(kind));
        });
        return files;
    }

    private static boolean isProgram(String file) {
        return file.startsWith("bin/");
    }

    private static String schema(FileKind kind) {
        return switch (kind) {
            case RUNBOOK -> "runbook";
            case STEPS -> "include";
            case ENVIRONMENT -> "environment";
            case ANSWERS -> "answers";
            case REHEARSAL -> "rehearsal";
        };
    }

    private String text(FileKind kind) {
        return switch (kind) {
            case RUNBOOK -> Schema.ofRunbook();
            case STEPS -> Schema.ofInclude();
            case ENVIRONMENT -> environmentSchema;
            case ANSWERS -> Schema.ofAnswers();
            case REHEARSAL -> Schema.ofScenario();
        };
    }

    private void write(String file, String text) {
        Path path = folder.resolve(file);
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text, StandardOpenOption.CREATE_NEW);
            if (isProgram(file) && !path.toFile().setExecutable(true)) {
                throw new ProblemException(
                        ExitCode.ERROR, path + " cannot be made executable", "make it so: chmod +x " + path);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    ExitCode.ERROR, "cannot write " + path + ": " + FileTrouble.words(e), "check the folder", e);
        }
    }
}
