package dev.cutover.execution.definition;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.secret.Secrets;
import java.util.LinkedHashMap;

/**
 * Looks up the secrets of an environment before the run starts. None may be part of the files or parameters that the
 * run pins: every record would contain it, and programs might receive it as an argument.
 */
public final class SecretRequirement {
    private SecretRequirement() {}

    /**
     * Returns only if all secrets are found.
     *
     * @throws ProblemException with {@link ExitCode#INVALID} if one is not
     */
    public static void find(RunDefinition runDefinition, Secrets secrets) {
        var environment = runDefinition.environment().value();
        environment.systems().values().forEach(binding -> SystemSettings.of(binding, environment, secrets));
    }

    /**
     * Returns only if all secrets are found, and none is part of what the run pins.
     *
     * @throws ProblemException with {@link ExitCode#INVALID} otherwise
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
                        text.getKey() + " contains the value of a secret, which would be kept in every record",
                        "remove it and renew the secret; if the match is a coincidence, choose a secret that"
                                + " cannot be guessed"))
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(ExitCode.INVALID, problems);
        }
    }
}
