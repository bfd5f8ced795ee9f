package dev.cutover.connector.jdbc.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where a database is, and who asks it. Immutable.
 *
 * @param hosts the servers, asked in this order; empty if the kind has none
 * @param limit how long the database may take until its next answer
 * @param isWritten whether operations change it
 */
public record DatabaseSettings(
        DatabaseKind kind,
        List<DatabaseHost> hosts,
        String database,
        Login login,
        Map<String, String> options,
        Duration limit,
        boolean isWritten) {

    /** Who asks. */
    public record Login(String user, String password) {
        /** The password stays out of every text. */
        @Override
        public String toString() {
            return user;
        }
    }

    public DatabaseSettings {
        hosts = List.copyOf(hosts);
        options = Map.copyOf(options);
    }
}
