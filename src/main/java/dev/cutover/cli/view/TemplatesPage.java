package dev.cutover.cli.view;

import dev.cutover.cli.template.Template;
import java.nio.file.Path;
import java.util.List;

/** The ready-made runbooks for people, and what to do with the one that was chosen. */
public final class TemplatesPage {
    private TemplatesPage() {}

    public static void show(List<Template> templates, Screen screen) {
        for (var template : templates) {
            screen.heading(template.name());
            screen.line("  " + template.does());
            screen.line("  " + template.when());
            screen.line("");
        }
        screen.line("`cutover init DIR --template NAME` writes one of them into a folder");
    }

    public static void written(Template template, String folder, List<String> files, Screen screen) {
        screen.line("wrote " + template.name() + " into " + folder + ":");
        files.forEach(file -> screen.line("  " + file));
        screen.line("");
        screen.line("next:");
        String runbook = in(folder, Template.RUNBOOK);
        screen.line("  cutover validate " + runbook + " --env sandbox");
        template.rehearsals().stream()
                .limit(1)
                .forEach(rehearsal -> screen.line("  cutover rehearse " + in(folder, rehearsal)));
        if (template.files().containsKey("answers.yaml")) {
            var params = new StringBuilder();
            template.shortened()
                    .forEach((name, value) ->
                            params.append(" --param ").append(name).append('=').append(value));
            screen.line("  cutover run " + runbook + " --answers " + in(folder, "answers.yaml") + params);
        }
    }

    private static String in(String folder, String file) {
        return Path.of(folder).resolve(file).normalize().toString();
    }
}
