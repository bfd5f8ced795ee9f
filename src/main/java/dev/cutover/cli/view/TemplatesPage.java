package dev.cutover.cli.view;

import dev.cutover.cli.template.RunbookTemplate;
import java.nio.file.Path;
import java.util.List;

/** The ready-made runbooks for people, and what to do with the one that was chosen. */
public final class TemplatesPage {
    private TemplatesPage() {}

    public static void show(List<RunbookTemplate> templates, CommandOutput commandOutput) {
        for (var runbookTemplate : templates) {
            commandOutput.heading(runbookTemplate.name());
            commandOutput.line("  " + runbookTemplate.does());
            commandOutput.line("  " + runbookTemplate.when());
            commandOutput.line("");
        }
        commandOutput.line("`cutover init DIR --template NAME` writes one of them into a folder");
    }

    public static void written(
            RunbookTemplate runbookTemplate, String folder, List<String> files, CommandOutput commandOutput) {
        commandOutput.line("wrote " + runbookTemplate.name() + " into " + folder + ":");
        files.forEach(file -> commandOutput.line("  " + file));
        commandOutput.line("");
        commandOutput.line("next:");
        String runbook = in(folder, RunbookTemplate.RUNBOOK);
        commandOutput.line("  cutover validate " + runbook + " --env " + runbookTemplate.environment());
        runbookTemplate.rehearsals().stream()
                .limit(1)
                .forEach(rehearsal -> commandOutput.line("  cutover rehearse " + in(folder, rehearsal)));
        if (runbookTemplate.files().containsKey("answers.yaml")) {
            var params = new StringBuilder();
            runbookTemplate
                    .shortened()
                    .forEach((name, value) ->
                            params.append(" --param ").append(name).append('=').append(value));
            String environment =
                    runbookTemplate.environment().equals("sandbox") ? "" : " --env " + runbookTemplate.environment();
            commandOutput.line(
                    "  cutover run " + runbook + environment + " --answers " + in(folder, "answers.yaml") + params);
        }
    }

    private static String in(String folder, String file) {
        return Path.of(folder).resolve(file).normalize().toString();
    }
}
