package dev.cutover.execution.connection;

import dev.cutover.execution.definition.SystemSettings;
import dev.cutover.model.Binding;
import dev.cutover.model.environment.Environment;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import dev.cutover.secret.Secrets;
import dev.cutover.spi.ConnectorException;
import java.util.stream.Collectors;

/** What connectors may do with the secrets of their run. Thread-safe. */
record ConnectorSecrets(Secrets secrets, Environment environment) {
    String mask(String text) {
        return secrets.mask(text);
    }

    void hide(String name, String value) {
        secrets.hide(name, value);
    }

    /**
     * The settings of an opened system with its secrets looked up again; the references are those of the environment.
     *
     * @throws ConnectorException if a secret cannot be found any more
     */
    Binding renewed(Binding opened) throws ConnectorException, InterruptedException {
        var written = environment.systems().get(opened.system());
        if (written == null) {
            throw new ConnectorException("the environment binds no system '" + opened.system() + "'");
        }
        try {
            return SystemSettings.renewed(written, environment, secrets);
        } catch (ProblemException e) {
            if (e.exitCode() == ExitCode.INTERRUPTED) {
                // The flag says the same as the exception.
                Thread.interrupted();
                throw new InterruptedException("interrupted while secrets were looked up again");
            }
            throw new ConnectorException(
                    "its secrets cannot be looked up again: "
                            + secrets.mask(
                                    e.problems().stream().map(Problem::message).collect(Collectors.joining("; "))),
                    e);
        }
    }
}
