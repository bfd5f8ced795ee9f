package dev.cutover.cli.template;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The templates that are packed into the tool: the folders of {@code runbooks/}, and {@code examples/command}. */
public final class PackagedTemplates {
    private static final List<String> FOLDERS = List.of("runbooks", "templates");

    private PackagedTemplates() {}

    /** All of them, by name. */
    public static List<RunbookTemplate> all() {
        try {
            Path code = Path.of(PackagedTemplates.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(code)) {
                return read(code);
            }
            try (var jar = FileSystems.newFileSystem(code)) {
                return read(jar.getPath("/"));
            }
        } catch (IOException | URISyntaxException broken) {
            throw new ProblemException(
                    ExitCode.ERROR, "the templates cannot be read", "check how the tool is installed", broken);
        }
    }

    private static List<RunbookTemplate> read(Path root) throws IOException {
        var templates = new ArrayList<RunbookTemplate>();
        for (String folder : FOLDERS) {
            try (var names = Files.list(root.resolve(folder))) {
                for (Path each : names.filter(Files::isDirectory).toList()) {
                    templates.add(template(each));
                }
            }
        }
        templates.sort(Comparator.comparing(RunbookTemplate::name));
        return templates;
    }

    private static RunbookTemplate template(Path folder) throws IOException {
        var files = new TreeMap<String, String>();
        try (var all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return new RunbookTemplate(folder.getFileName().toString().replace("/", ""), files);
    }
}
