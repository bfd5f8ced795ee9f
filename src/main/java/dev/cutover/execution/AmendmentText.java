package dev.cutover.execution;

import dev.cutover.model.CriterionId;
import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.Amendment;
import dev.cutover.yaml.notation.PlannedTimeReader;
import dev.cutover.yaml.notation.ThresholdReader;
import dev.cutover.yaml.shape.Unreadable;
import java.util.List;

/** An amendment as people type it. Stateless. */
public final class AmendmentText {
    private AmendmentText() {}

    /**
     * Reads it. Throws {@link ProblemException} if it cannot be read.
     *
     * @param what {@code threshold}, {@code people}, {@code planned}, {@code skip} or {@code add}
     * @param name the criterion, role, phase or step
     */
    public static Amendment read(String what, String name, List<String> values) {
        try {
            return switch (what) {
                case "threshold" ->
                    new Amendment.Limit(
                            new CriterionId(name),
                            ThresholdReader.parse(one(name, values, "a threshold such as '>= 99 %'")));
                case "people" -> new Amendment.People(new RoleId(name), values);
                case "planned" ->
                    new Amendment.Start(name, PlannedTimeReader.parse(one(name, values, "a time such as T+15m")));
                case "skip" -> new Amendment.Skip(new StepId(name));
                case "add" -> new Amendment.Add(new StepId(name));
                default ->
                    throw new ProblemException(
                            ExitCode.USAGE,
                            "'" + what + "' cannot be amended",
                            "only threshold, people, planned, skip and add can be amended; everything else of a"
                                    + " run is pinned");
            };
        } catch (Unreadable e) {
            throw new ProblemException(
                    ExitCode.USAGE, "'" + String.join(" ", values) + "' cannot be read: " + e.why(), e.hint(), e);
        }
    }

    private static String one(String name, List<String> values, String wanted) {
        if (values.isEmpty()) {
            throw new ProblemException(ExitCode.USAGE, "the new value of '" + name + "' is missing", "add " + wanted);
        }
        return String.join(" ", values);
    }
}
