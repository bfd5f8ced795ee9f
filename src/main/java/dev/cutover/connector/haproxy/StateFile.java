package dev.cutover.connector.haproxy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cutover.connector.haproxy.socket.AdminConnection;
import dev.cutover.connector.haproxy.socket.AnswerText;
import dev.cutover.connector.haproxy.socket.SocketFailureException;
import dev.cutover.model.Segment;
import dev.cutover.spi.TrafficRouter.Change;
import dev.cutover.spi.TrafficRouter.Flow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file of {@code load-server-state-from-file global}: what HAProxy tells of all its servers, with the targets as
 * weights, whether they are in force yet or not. HAProxy uses a weight in it only while the configured weight is the
 * same as when it was written. Thread-safe.
 */
final class StateFile implements WeightKeeper {
    private static final String HEAD = "# ";
    private static final String BACKEND = "be_name";
    private static final String SERVER = "srv_name";
    private static final String WEIGHT = "srv_uweight";

    private final ReplacedFile file;
    private final ServerWeights servers;

    StateFile(Path path, ServerWeights servers) {
        this.file = new ReplacedFile(path);
        this.servers = servers;
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(file.path());
    }

    @Override
    public String obstacle() {
        return file.obstacle();
    }

    @Override
    public synchronized void keep(AdminConnection connection, Flow flow, List<Change> changes)
            throws IOException, SocketFailureException, InterruptedException {
        String state = connection.ask("show servers state");
        if (state.lines().noneMatch(line -> line.startsWith(HEAD))) {
            throw new IOException("HAProxy answered '" + AnswerText.line(state) + "' instead of its servers' state");
        }
        file.write(withWeights(state, servers.weights(flow, changes)).getBytes(UTF_8));
    }

    private static String withWeights(String state, Map<String, Integer> weights) {
        var result = new StringBuilder();
        var columns = List.<String>of();
        for (String line : state.lines().filter(text -> !text.isBlank()).toList()) {
            String[] words = line.split(" ", -1);
            if (line.startsWith(HEAD)) {
                columns = List.of(line.substring(HEAD.length()).split(" ", -1));
            } else if (words.length == columns.size() && columns.contains(WEIGHT)) {
                String server = words[columns.indexOf(BACKEND)] + "/" + words[columns.indexOf(SERVER)];
                var weight = weights.get(server);
                words[columns.indexOf(WEIGHT)] =
                        weight == null ? words[columns.indexOf(WEIGHT)] : Integer.toString(weight);
            }
            result.append(String.join(" ", words)).append('\n');
        }
        return result.toString();
    }

    /** Other writers keep other weights in it; what it says of these is told by the next change. */
    @Override
    public Map<Segment, Integer> kept(Flow flow, List<Segment> keys) {
        return Map.of();
    }
}
