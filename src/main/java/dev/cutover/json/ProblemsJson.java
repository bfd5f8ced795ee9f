package dev.cutover.json;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Location;
import dev.cutover.problem.Problem;
import java.util.List;
import java.util.Map;

/** The problems, for a script that asked for JSON, in place of the answer. */
public final class ProblemsJson {
    private ProblemsJson() {}

    public static JsonDocument of(ExitCode exit, List<Problem> problems) {
        return JsonDocument.of("problems")
                .put("exit", exit.code())
                .put("meaning", exit.meaning())
                .put("problems", problems.stream().map(ProblemsJson::one).toList());
    }

    private static Map<String, Object> one(Problem problem) {
        return new JsonFields()
                .put("message", problem.message())
                .put("hint", problem.hint())
                .put("file", problem.location().map(Location::file))
                .put("line", problem.location().map(Location::line))
                .put("column", problem.location().map(Location::column))
                .map();
    }
}
