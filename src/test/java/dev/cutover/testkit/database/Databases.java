package dev.cutover.testkit.database;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The servers, started for the first test that needs them and stopped after the last. */
public final class Databases implements BeforeAllCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Databases.class);

    private @Nullable PostgresServer postgres;
    private @Nullable MariaDbServer mariaDb;

    @Override
    public void beforeAll(ExtensionContext context) {
        var store = context.getRoot().getStore(NAMESPACE);
        postgres = store.getOrComputeIfAbsent(
                PostgresServer.class, key -> started(PostgresServer::start), PostgresServer.class);
        mariaDb = store.getOrComputeIfAbsent(
                MariaDbServer.class, key -> started(MariaDbServer::start), MariaDbServer.class);
    }

    public PostgresServer postgres() {
        return Objects.requireNonNull(postgres);
    }

    public MariaDbServer mariaDb() {
        return Objects.requireNonNull(mariaDb);
    }

    /** What starts a server. */
    @FunctionalInterface
    private interface Start<T> {
        T run() throws Exception;
    }

    private static <T> T started(Start<T> start) {
        try {
            return start.run();
        } catch (RuntimeException notHere) {
            throw notHere;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
