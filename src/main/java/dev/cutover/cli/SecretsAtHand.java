package dev.cutover.cli;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.secret.Secrets;
import java.util.LinkedHashMap;

/**
 * Finds the secrets of an environment before there is a run that would need them. None may stand in what the run is
 * about to pin: every record would keep it, and programs would get it as an argument.
 */
final class SecretsAtHand {
    private SecretsAtHand() {}

    /**
     * Returns only if they are there.
     *
     * @throws ProblemException with {@link ExitCode#INVALID} if they are not
     */
    static void find(Material material, Secrets secrets) {
        var environment = material.environment().value();
        environment.systems().values().forEach(binding -> Settings.of(binding, environment, secrets));
    }

    /**
     * Returns only if they are there, and nowhere else.
     *
     * @throws ProblemException with {@link ExitCode#INVALID} if they are not
     */
    static void require(Material material, Secrets secrets) {
        find(material, secrets);
        var pinned = material.pinned();
        var texts = new LinkedHashMap<String, String>();
        texts.put(pinned.runbookFile(), pinned.runbookText());
        pinned.included().ifPresent(texts::putAll);
        texts.put(pinned.environmentFile(), pinned.environmentText());
        material.params().forEach((name, value) -> texts.put("the parameter " + name, value));
        var problems = texts.entrySet().stream()
                .filter(text -> !secrets.mask(text.getValue()).equals(text.getValue()))
                .map(text -> Problem.of(
                        "the value of a secret stands in " + text.getKey() + ", and would stand in every record",
                        "take it out and renew it; if it is there by chance, choose one that nobody could guess"))
                .toList();
        if (!problems.isEmpty()) {
            throw new ProblemException(ExitCode.INVALID, problems);
        }
    }
}
