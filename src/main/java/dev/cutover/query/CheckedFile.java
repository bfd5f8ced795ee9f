package dev.cutover.query;

import dev.cutover.model.environment.Environment;
import dev.cutover.model.scenario.Scenario;
import dev.cutover.model.scenario.ScriptedAnswer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file that was checked and is valid.
 *
 * @param file as the user named it
 * @param kind {@code runbook}, {@code environment}, {@code answers} or {@code rehearsal}
 * @param name the name that it declares; empty if it has none
 * @param counts how many there are of what is in it, by plural
 * @param unchecked what could not be checked, and what would allow it; empty if everything was checked
 * @param warnings what may be meant so, and may be a mistake; a sentence each
 * @param discipline what a careful reader of a runbook would object to; empty for other files
 */
public record CheckedFile(
        String file,
        String kind,
        String name,
        Map<String, Integer> counts,
        String unchecked,
        List<String> warnings,
        Optional<DisciplineReport> discipline) {

    public CheckedFile {
        warnings = List.copyOf(warnings);
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    private CheckedFile(String file, String kind, String name, Map<String, Integer> counts, String unchecked) {
        this(file, kind, name, counts, unchecked, List.of(), Optional.empty());
    }

    private static Map<String, Integer> none() {
        return new LinkedHashMap<>();
    }

    public static CheckedFile runbook(String file, DisciplineReport disciplineReport, boolean fits) {
        var runbook = disciplineReport.runbook();
        var counts = none();
        counts.put("phases", runbook.phases().size());
        counts.put("steps", (int) runbook.steps().count());
        counts.put("systems", runbook.inventory().systems().size());
        counts.put("criteria", runbook.criteria().size());
        String unchecked = fits ? "" : "whether its systems can do what it asks of them (add --env NAME)";
        return new CheckedFile(
                file, "runbook", runbook.header().name(), counts, unchecked, List.of(), Optional.of(disciplineReport));
    }

    public static CheckedFile environment(String file, Environment environment, boolean fits, List<String> warnings) {
        var counts = none();
        counts.put("systems", environment.systems().size());
        String unchecked = fits ? "" : "whether it fits a runbook (name the runbook as well)";
        return new CheckedFile(file, "environment", environment.name(), counts, unchecked, warnings, Optional.empty());
    }

    /** Checked against the runbook that it names. */
    public static CheckedFile rehearsal(String file, Scenario scenario) {
        var counts = none();
        counts.put("answers", scenario.answers().size());
        counts.put("injections", scenario.inject().size());
        counts.put("expectations", scenario.expect().size());
        return new CheckedFile(file, "rehearsal", scenario.setting().name(), counts, "");
    }

    public static CheckedFile answers(String file, List<ScriptedAnswer> answers) {
        var counts = none();
        counts.put("answers", answers.size());
        return new CheckedFile(file, "answers", "", counts, "");
    }
}
