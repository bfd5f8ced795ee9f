package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.count.CountSpec;
import dev.cutover.connector.haproxy.socket.NameTemplate;
import dev.cutover.connector.haproxy.socket.SocketPlace;
import dev.cutover.spi.Parameter;
import dev.cutover.spi.TrafficRouter.Traits;
import dev.cutover.spi.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings of one HAProxy in the environment file.
 *
 * @param limit how long HAProxy may take until its next answer
 * @param counts what counts requests; empty if nothing does
 * @param settles how long a weight may take to be in force
 */
record HaproxySettings(
        SocketPlace place,
        Duration limit,
        WeightSpec weights,
        Optional<CountSpec> counts,
        Duration settles,
        boolean sticky) {

    /** The settings under {@code with}, as they are documented. */
    static final List<Parameter> DESCRIBED = List.of(
            Parameter.optional("socket", "HAProxy's `stats socket`, a Unix socket: /run/haproxy/admin.sock"),
            Parameter.optional("address", "instead of it, a port of the loopback interface: 127.0.0.1:9999"),
            Parameter.optional("timeout", "how long HAProxy may take until its next answer; default 2s"),
            Parameter.optional(
                    "map",
                    "weights are in a map, in basis points of the new platform:"
                            + " { path: /etc/haproxy/weights.map, key: \"{segment.region}:{segment.lane}\" }"),
            Parameter.optional("map.path", "the map as HAProxy's configuration names it"),
            Parameter.optional("map.key", "the key of a segment, with {segment.DIMENSION} and {traffic}"),
            Parameter.optional("map.file", "where the map is loaded from; default: path"),
            Parameter.optional(
                    "map.persist",
                    "false: the file is not written, and weights are lost when HAProxy is loaded again; default true"),
            Parameter.optional(
                    "servers",
                    "weights are those of two servers in a backend of each segment:"
                            + " { backend: \"seg_{segment.region}\", old: legacy, new: orchestrator }"),
            Parameter.optional("servers.backend", "the backend of a segment, with {segment.DIMENSION} and {traffic}"),
            Parameter.optional("servers.old", "the server of the old platform in it"),
            Parameter.optional("servers.new", "the server of the new platform in it"),
            Parameter.optional(
                    "servers.sum",
                    "what both weights add up to, at most 256: 100 (the default) holds whole percents, 200 also halves"),
            Parameter.optional(
                    "servers.state-file",
                    "the file of `load-server-state-from-file global`; without it weights are lost when HAProxy is"
                            + " loaded again"),
            Parameter.optional(
                    "counts",
                    "what counts the requests of each side, a backend or backend/server:"
                            + " { old: \"legacy_{segment.region}\", new: \"new_{segment.region}\" }; default with"
                            + " servers: the two servers"),
            Parameter.optional("counts.old", "of the old platform"),
            Parameter.optional("counts.new", "of the new platform"),
            Parameter.optional("settles", "how long a weight may take to be in force; default: it is at once"),
            Parameter.optional("sticky", "true: the same order goes to the same side at the same weight"));

    private static final Duration USUAL_LIMIT = Duration.ofSeconds(2);
    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1])(?::([0-9]{1,5}))?");
    private static final int LAST_PORT = 65_535;

    /** Reads all settings; the settings reader collects the mistakes. */
    static HaproxySettings read(SettingsReader with) {
        var weights = WeightSpec.read(with);
        return new HaproxySettings(
                place(with),
                with.positiveDuration("timeout").orElse(USUAL_LIMIT),
                weights,
                counts(with, weights),
                with.duration("settles").orElse(Duration.ZERO),
                with.flag("sticky").orElse(false));
    }

    private static SocketPlace place(SettingsReader with) {
        if (with.has("socket") && with.has("address")) {
            with.wrong("address", "conflicts with `socket`: commands are sent to one of the two", "remove one of them");
        } else if (!with.has("socket") && !with.has("address")) {
            with.wrong(
                    "socket",
                    "is missing, and so is `address`: HAProxy takes commands at one of the two",
                    "write socket: /run/haproxy/admin.sock");
        }
        var address = with.text("address").map(text -> address(with, text));
        return with.text("socket")
                .<SocketPlace>map(path -> new SocketPlace.UnixSocket(Path.of(path)))
                .orElseGet(() -> address.orElseGet(() -> new SocketPlace.UnixSocket(Path.of(""))));
    }

    private static SocketPlace address(SettingsReader with, String text) {
        var parts = LOOPBACK.matcher(text);
        String port = parts.matches() ? parts.group(2) : null;
        if (!parts.matches()) {
            with.wrong(
                    "address",
                    "must be a port of the loopback interface, such as 127.0.0.1:9999: whoever reaches HAProxy's socket"
                            + " can change all of it",
                    "run Cutover beside HAProxy, or use a tunnel that ends at the loopback interface");
        } else if (port == null || Integer.parseInt(port) < 1 || Integer.parseInt(port) > LAST_PORT) {
            with.wrong("address", "needs a port from 1 to " + LAST_PORT, "such as 127.0.0.1:9999");
        } else {
            return new SocketPlace.LoopbackPort(parts.group(1), Integer.parseInt(port));
        }
        return new SocketPlace.LoopbackPort("localhost", 0);
    }

    private static Optional<CountSpec> counts(SettingsReader with, WeightSpec weights) {
        var given = with.table("counts").map(counts -> {
            counts.require("old", "name its backend or backend/server");
            counts.require("new", "name its backend or backend/server");
            return new CountSpec(name(counts, "old"), name(counts, "new"));
        });
        return given.isPresent() ? given : weights.counts();
    }

    private static NameTemplate name(SettingsReader settings, String key) {
        return settings.written(key, NameTemplate.EXPECTED, NameTemplate::parse).orElse(NameTemplate.NONE);
    }

    Traits traits(Path base) {
        return Traits.of(weights.store().granularity(), settles)
                .withSticky(sticky)
                .withSurvivesRestart(weights.keeper(base).file().isPresent())
                .withCounts(counts.isPresent());
    }
}
