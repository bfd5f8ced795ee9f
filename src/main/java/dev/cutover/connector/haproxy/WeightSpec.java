package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.count.CountSpec;
import dev.cutover.connector.haproxy.socket.NameTemplate;
import dev.cutover.spi.settings.SettingsReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the settings say that weights are. Immutable. */
sealed interface WeightSpec {

    /** Where HAProxy holds them. */
    WeightStore store();

    /**
     * What keeps them over a start of HAProxy.
     *
     * @param base the folder that relative paths start from
     */
    WeightKeeper keeper(Path base);

    /** What tells one segment from another, by the paths of their settings. */
    Stream<NameTemplate> names();

    /** The setting that is at fault if names do not tell segments apart. */
    String setting();

    /** What counts the requests of each side, if the settings say nothing else. */
    Optional<CountSpec> counts();

    /** What a run changes in HAProxy: part of a name that no other run may change meanwhile. */
    String reached();

    /**
     * A map with basis points.
     *
     * @param path how HAProxy's configuration names it
     * @param file where it is loaded from; empty if it is not to be written
     */
    record InMap(String path, NameTemplate key, Optional<Path> file) implements WeightSpec {
        @Override
        public WeightStore store() {
            return new MapWeights(path, key);
        }

        @Override
        public WeightKeeper keeper(Path base) {
            return file.<WeightKeeper>map(one -> new MapFile(path, base.resolve(one), key))
                    .orElse(WeightKeeper.NONE);
        }

        @Override
        public Stream<NameTemplate> names() {
            return Stream.of(key);
        }

        @Override
        public String setting() {
            return "map.key";
        }

        @Override
        public Optional<CountSpec> counts() {
            return Optional.empty();
        }

        @Override
        public String reached() {
            return "map " + path;
        }
    }

    /**
     * Two servers in a backend of each segment.
     *
     * @param stateFile where HAProxy's state is kept; empty if it is not
     */
    record OfServers(ServerWeights weights, Optional<Path> stateFile) implements WeightSpec {
        @Override
        public WeightStore store() {
            return weights;
        }

        @Override
        public WeightKeeper keeper(Path base) {
            return stateFile
                    .<WeightKeeper>map(one -> new StateFile(base.resolve(one), weights))
                    .orElse(WeightKeeper.NONE);
        }

        @Override
        public Stream<NameTemplate> names() {
            return Stream.of(weights.backend(), weights.old(), weights.fresh());
        }

        @Override
        public String setting() {
            return "servers.backend";
        }

        @Override
        public Optional<CountSpec> counts() {
            return Optional.of(new CountSpec(
                    weights.backend().slash(weights.old()), weights.backend().slash(weights.fresh())));
        }

        /** Which backends the names stand for is not certain, so they are not told apart. */
        @Override
        public String reached() {
            return "server weights";
        }
    }

    /** Reads `map` or `servers`; the settings reader collects the mistakes. */
    static WeightSpec read(SettingsReader with) {
        if (with.has("map") && with.has("servers")) {
            with.wrong("servers", "conflicts with `map`: weights are in one of the two", "remove one of them");
        } else if (!with.has("map") && !with.has("servers")) {
            with.wrong(
                    "map",
                    "is missing, and so is `servers`: HAProxy's weights are in one of the two",
                    "write map: { path: /etc/haproxy/weights.map, key: \"{segment.region}\" }");
        }
        var map = with.table("map").map(WeightSpec::inMap);
        var servers = with.table("servers").map(WeightSpec::ofServers);
        return map.isPresent()
                ? map.get()
                : servers.orElseGet(() -> new InMap("", NameTemplate.NONE, Optional.empty()));
    }

    private static WeightSpec inMap(SettingsReader map) {
        map.require("path", "write it as HAProxy's configuration does");
        map.require("key", "such as \"{segment.region}\"");
        String path = map.text("path").orElse("");
        if (!path.isEmpty() && (!NameTemplate.isName(path) || path.startsWith("#"))) {
            map.wrong("path", "has a character that no command of HAProxy can have in a path", "rename the file");
        }
        boolean persists = map.flag("persist").orElse(true);
        var file = map.text("file").or(() -> Optional.of(path)).filter(name -> persists && !name.isEmpty());
        if (persists && !map.has("file") && !path.isEmpty() && !path.startsWith("/")) {
            map.wrong(
                    "path",
                    "is relative to a folder that only HAProxy knows",
                    "name the file with `file:`, or write `persist: false` if it is not to be written");
        }
        return new InMap(path, name(map, "key"), file.map(Path::of));
    }

    private static WeightSpec ofServers(SettingsReader servers) {
        for (String key : new String[] {"backend", "old", "new"}) {
            servers.require(
                    key, "such as servers: { backend: \"seg_{segment.region}\", old: legacy, new: orchestrator }");
        }
        int sum = servers.whole("sum", 1, ServerWeights.MOST).orElse(ServerWeights.USUAL_SUM);
        return new OfServers(
                new ServerWeights(name(servers, "backend"), name(servers, "old"), name(servers, "new"), sum),
                servers.text("state-file").map(Path::of));
    }

    private static NameTemplate name(SettingsReader settings, String key) {
        return settings.written(key, NameTemplate.EXPECTED, NameTemplate::parse).orElse(NameTemplate.NONE);
    }
}
