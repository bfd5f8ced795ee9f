package dev.cutover.cli.template;

import dev.cutover.yaml.ScenarioFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A ready-made runbook with everything that belongs to it.
 *
 * @param files texts by path, with {@code /} between names
 */
public record RunbookTemplate(String name, Map<String, String> files) {
    public static final String RUNBOOK = "runbook.yaml";

    public RunbookTemplate {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
    }

    /** What the runbook does: the first words of the comment that it begins with. */
    public String does() {
        return comment(0);
    }

    /** The name of the environment that comes with it. */
    public String environment() {
        return files.containsKey("sandbox.yaml") ? "sandbox" : "local";
    }

    /** When to use it: the second part of that comment. */
    public String when() {
        return comment(1);
    }

    private String comment(int part) {
        List<String> parts = new ArrayList<>(List.of(""));
        for (String line : files.getOrDefault(RUNBOOK, "").lines().toList()) {
            if (!line.startsWith("#")) {
                break;
            }
            String words = line.substring(1).strip();
            int last = parts.size() - 1;
            if (words.isEmpty()) {
                parts.add("");
            } else {
                parts.set(last, (parts.get(last) + " " + words).strip());
            }
        }
        return part < parts.size() ? parts.get(part) : "";
    }

    /** What its first rehearsal gives to the parameters, so that hours and days of a run are minutes. */
    public Map<String, String> shortened() {
        return rehearsals().stream()
                .findFirst()
                .map(path -> ScenarioFile.setting(
                                path, files.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8))
                        .params())
                .orElse(Map.of());
    }

    /** Paths of the rehearsals, the one in which nothing goes wrong first. */
    public List<String> rehearsals() {
        return files.keySet().stream()
                .filter(path -> path.startsWith("rehearsals/"))
                .sorted(Comparator.comparing(path -> !path.endsWith("/all-goes-well.yaml")))
                .toList();
    }
}
