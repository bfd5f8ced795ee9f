package dev.cutover.connector.jdbc.session;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where one server of a database listens. Immutable.
 *
 * @param name a name or an address, one of IPv6 in brackets
 */
public record DatabaseHost(String name, int port) {
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern WRITTEN =
            Pattern.compile("(?<name>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:(?<port>[0-9]{1,5}))?");

    /**
     * As the environment file writes it: {@code db-1.example}, or {@code db-1.example:5433}. Empty if it is neither.
     *
     * @param usual the port of one that states none
     */
    public static Optional<DatabaseHost> parse(String text, int usual) {
        return Optional.of(WRITTEN.matcher(text))
                .filter(Matcher::matches)
                .map(written -> new DatabaseHost(
                        written.group("name"),
                        written.group("port") == null ? usual : Integer.parseInt(written.group("port"))))
                .filter(host -> host.port > 0 && host.port <= HIGHEST_PORT);
    }

    @Override
    public String toString() {
        return name + ":" + port;
    }
}
