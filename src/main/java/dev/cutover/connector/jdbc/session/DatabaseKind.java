package dev.cutover.connector.jdbc.session;

import dev.cutover.connector.jdbc.dialect.H2Dialect;
import dev.cutover.connector.jdbc.dialect.MariaDbDialect;
import dev.cutover.connector.jdbc.dialect.PostgreSqlDialect;
import dev.cutover.connector.jdbc.dialect.SparkDialect;
import dev.cutover.connector.jdbc.dialect.SqlDialect;
import dev.cutover.connector.jdbc.dialect.TrinoDialect;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;

/**
 * A kind of database: which driver speaks to it, how it is addressed, and which options of the driver may be set. All
 * others could run code, write files or read them, so they are refused.
 *
 * @param port the usual one; 0 if it is not reached by a host and a port
 * @param options of the driver that may be set
 * @param fixed what the driver is told for every connection, by how long an answer may take
 */
public record DatabaseKind(
        String id,
        SqlDialect dialect,
        int port,
        String scheme,
        List<String> options,
        Function<Duration, Map<String, String>> fixed) {
    private static final DatabaseKind POSTGRESQL = new DatabaseKind(
            "postgresql",
            new PostgreSqlDialect(),
            5432,
            "jdbc:postgresql://",
            List.of(
                    "sslmode",
                    "sslrootcert",
                    "sslcert",
                    "sslkey",
                    "sslpassword",
                    "ApplicationName",
                    "currentSchema",
                    "channelBinding",
                    "gssEncMode"),
            limit -> Map.of(
                    "stringtype", "unspecified",
                    "tcpKeepAlive", "true",
                    "connectTimeout", "10",
                    "loginTimeout", "15",
                    "socketTimeout", Long.toString(Math.max(1, limit.toSeconds()))));

    private static final DatabaseKind MARIADB = new DatabaseKind(
            "mariadb",
            new MariaDbDialect(),
            3306,
            "jdbc:mariadb://",
            List.of(
                    "sslMode",
                    "serverSslCert",
                    "trustStore",
                    "trustStorePassword",
                    "keyStore",
                    "keyStorePassword",
                    "useCompression"),
            limit -> Map.of(
                    "tcpKeepAlive", "true",
                    "connectTimeout", "10000",
                    "allowMultiQueries", "false",
                    "allowLocalInfile", "false",
                    "socketTimeout", Long.toString(Math.max(1, limit.toMillis()))));

    private static final DatabaseKind TRINO = new DatabaseKind(
            "trino",
            new TrinoDialect(),
            8080,
            "jdbc:trino://",
            List.of("SSL", "SSLVerification", "SSLTrustStorePath", "SSLTrustStorePassword", "source"),
            limit -> Map.of());

    private static final DatabaseKind SPARK = new DatabaseKind(
            "spark",
            new SparkDialect(),
            10000,
            "jdbc:hive2://",
            List.of("ssl", "sslTrustStore", "trustStorePassword", "transportMode", "httpPath"),
            limit -> Map.of());

    private static final DatabaseKind H2 =
            new DatabaseKind("h2", new H2Dialect(), 0, "jdbc:h2:", List.of(), limit -> Map.of());

    public DatabaseKind {
        options = List.copyOf(options);
    }

    /** What is assumed of a database that does not say its kind, while its other mistakes are found. */
    public static DatabaseKind usual() {
        return POSTGRESQL;
    }

    /** All of them, by the names of the setting {@code driver}. */
    public static Map<String, DatabaseKind> byName() {
        var all = new LinkedHashMap<String, DatabaseKind>();
        List.of(POSTGRESQL, MARIADB, TRINO, SPARK, H2).forEach(kind -> all.put(kind.id, kind));
        return all;
    }

    /** Whether it is reached by a host and a port; else it is in a file or in the memory of this process. */
    public boolean hasHost() {
        return port > 0;
    }

    /** Whether a result arrives piece by piece only within a transaction. */
    boolean streamsInTransaction() {
        return equals(POSTGRESQL);
    }

    /** Whether it changes all or nothing, so that operations can change it. */
    public boolean hasTransactions() {
        return equals(POSTGRESQL) || equals(MARIADB) || equals(H2);
    }

    /** Where it is, made from parts that were checked. */
    String url(DatabaseHost host, String database) {
        return scheme + host + "/" + database;
    }

    /**
     * The same of one without a server.
     *
     * @param isWritten whether anybody in this process changes it: a file is opened one way only at a time
     */
    String url(String database, boolean isWritten) {
        String readOnly = isWritten || database.startsWith("mem:") ? "" : ";ACCESS_MODE_DATA=r";
        return scheme + database + ";IFEXISTS=TRUE" + readOnly;
    }

    /** What the driver is told besides: the options, and what holds for every connection. */
    Properties properties(Map<String, String> given, Duration limit) {
        var properties = new Properties();
        properties.putAll(given);
        properties.putAll(fixed.apply(limit));
        return properties;
    }

    @Override
    public String toString() {
        return id;
    }
}
