package dev.cutover.cli.option.rollback;

import dev.cutover.journal.Runner;
import dev.cutover.model.Authority;
import dev.cutover.model.Permission;
import dev.cutover.model.Runbook;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.run.Speaker;
import org.jspecify.annotations.Nullable;

/** Who asks for a rollback by a command. Stateless. */
public final class RollbackSpeaker {
    private static final String COMMAND = "command";

    private RollbackSpeaker() {}

    /**
     * The user of this machine, as the person whom they name.
     *
     * @throws ProblemException if that is no person of the runbook who may roll back
     */
    public static Speaker of(Runbook runbook, @Nullable String name) {
        String user = Runner.thisProcess().user();
        if (name == null) {
            return new Speaker("", user, COMMAND);
        }
        var authority = Authority.of(runbook);
        if (authority.as(name, Permission.ROLLBACK).isEmpty()) {
            throw new ProblemException(
                    ExitCode.USAGE,
                    "'" + name + "' is not a person of the runbook who may roll back",
                    "those who may: " + String.join(", ", authority.peopleWith(Permission.ROLLBACK)));
        }
        return new Speaker(name, user, COMMAND);
    }
}
