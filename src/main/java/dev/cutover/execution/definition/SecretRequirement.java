package dev.cutover.execution.definition;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.secret.Secrets;
import java.util.LinkedHashMap;

/**
 * Finds the secrets of an environment before the run starts. None may be part of what the run pins: every record would
 * keep it, and programs would get it as an argument.
 */
public final class SecretRequirement {
    private SecretRequirement() {}

    /**
     * Returns only if they are there.
     *
     * @throws ProblemException with {@link ExitCode#INVALID} if they are not
     */
    public static void find(RunDefinition runDefinition, Secrets secrets) {
        var environment = runDefinition.environment().value();
        environment.systems().values().forEach(binding -> SystemSettings.of(binding, environment, secrets));
    }

    /**
     * Returns only if they are there, and not in what the run pins.
     *
     * @throws ProblemException with {@link ExitCode#INVALID} if they are not
     */
    public static void require(RunDefinition runDefinition, Secrets secrets) {
        find(runDefinition, secrets);
        var pinned = runDefinition.pinned();
        var texts = new LinkedHashMap<String, String>();
        texts.put(pinned.runbookFile(), pinned.runbookText());
        pinned.included().ifPresent(texts::putAll);
        texts.put(pinned.environmentFile(), pinned.environmentText());
        runDefinition.params().forEach((name, value) -> texts.put("the parameter " + name, value));
        var problems = texts.entrySet().stream()
                .filter(text -> !secrets.mask(text.getValue()).equals(text.getValue()))
                .map(text -> Problem.of(
                        "the value of a secret stands in " + text.getKey() + ", and would be kept in every record",
                        "remove it and renew the secret; if the match is a coincidence, choose a secret that"
                                + " cannot be guessed"))
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(ExitCode.INVALID, problems);
        }
    }
}
