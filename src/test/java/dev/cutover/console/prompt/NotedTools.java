package dev.cutover.console.prompt;

import dev.cutover.model.CriterionId;
import dev.cutover.model.RoleId;
import dev.cutover.model.StepId;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.Amendment;
import dev.cutover.run.Request;
import dev.cutover.words.Fulfillment;
import java.util.List;

/** A process that has one file, {@code seen.png}, and reads thresholds of the form {@code >= N %}. */
public final class NotedTools implements PromptTools {
    @Override
    public Amendment amendment(String what, String name, String value) {
        return switch (what) {
            case "threshold" -> new Amendment.Limit(new CriterionId(name), Fulfillment.atLeast(percent(value), value));
            case "people" -> new Amendment.People(new RoleId(name), List.of(value.split(", *", -1)));
            default -> new Amendment.Skip(new StepId(name));
        };
    }

    private static double percent(String value) {
        if (!value.matches(">= \\d+ %")) {
            throw new ProblemException(ExitCode.USAGE, "'" + value + "' cannot be read", "write >= 99 %");
        }
        return Integer.parseInt(value.replaceAll("\\D", "")) / 100.0;
    }

    @Override
    public Request.KeepEvidence keep(String file, String step) {
        if (!file.equals("seen.png")) {
            throw new ProblemException(
                    ExitCode.ERROR, "cannot read " + file + ": there is no such file", "check the path");
        }
        return new Request.KeepEvidence(new StepId(step), "5e", file, "image/png", 4);
    }
}
