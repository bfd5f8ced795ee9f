package dev.cutover.cli;

import dev.cutover.journal.Home;
import dev.cutover.secret.EnvironmentSource;
import dev.cutover.secret.FolderSource;
import dev.cutover.secret.ReferencedSecrets;
import dev.cutover.secret.Secrets;
import java.util.List;

/** Where the operator keeps secrets: environment variables, then files below the home's {@code secrets} folder. */
final class SecretSources {
    private SecretSources() {}

    static Secrets of(Surroundings surroundings, Home home) {
        return new ReferencedSecrets(List.of(
                new EnvironmentSource(surroundings.environment()),
                new FolderSource(home.root().resolve("secrets"))));
    }
}
