package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.socket.StatTable;
import dev.cutover.model.Segment;
import dev.cutover.spi.TrafficRouter.Reading;
import dev.cutover.spi.TrafficRouter.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A backend of two servers, as {@code show stat} tells it.
 *
 * @param trouble why there is no such pair; empty if there is
 * @param state what that says of a weight
 * @param others servers besides the two that take requests too
 */
record PairState(String trouble, State state, Side old, Side fresh, String algorithm, List<String> others) {
    /** Each share is held exactly, and a new weight always taken. */
    private static final Set<String> EXACT = Set.of("roundrobin", "leastconn");

    private static final Map<String, String> UNFIT = Map.of(
            "static-rr", "it takes no other weights than 0 % and 100 %",
            "first", "it does not look at weights",
            "unknown", "HAProxy does not name it; it may be `random`, which gives a small weight too many requests");

    PairState {
        others = List.copyOf(others);
    }

    /**
     * A server.
     *
     * @param weight in effect
     * @param asked the weight that it was given; it may take some time to be in effect
     */
    record Side(String name, int weight, int asked, String status) {
        private static final Side NONE = new Side("", 0, 0, "");

        boolean isUsable() {
            return status.startsWith("UP") || status.equals("no check");
        }

        private static Side of(Map<String, String> row) {
            int weight = whole(row, "weight");
            return new Side(
                    row.getOrDefault("svname", ""),
                    weight,
                    row.getOrDefault("uweight", "").isEmpty() ? weight : whole(row, "uweight"),
                    row.getOrDefault("status", ""));
        }

        private static int whole(Map<String, String> row, String column) {
            String value = row.getOrDefault(column, "");
            return value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : -1;
        }
    }

    static PairState of(ServerPair pair, String answer) {
        var table = StatTable.parse(answer);
        if (!table.trouble().isEmpty()) {
            return table.trouble().startsWith("No such proxy")
                    ? none(State.ABSENT, "HAProxy has no backend " + pair.backend())
                    : none(State.UNREADABLE, "HAProxy answered '" + table.trouble() + "' instead of its servers");
        }
        var old = table.row(pair.backend(), pair.old());
        var fresh = table.row(pair.backend(), pair.fresh());
        if (old.isEmpty() || fresh.isEmpty()) {
            String missing = old.isEmpty() ? pair.old() : pair.fresh();
            return none(State.ABSENT, "the backend " + pair.backend() + " has no server " + missing);
        }
        var others = table.rows().stream()
                .filter(row ->
                        !Set.of(StatTable.WHOLE, pair.old(), pair.fresh()).contains(row.get("svname")))
                .filter(row -> "1".equals(row.get("act")) && !"0".equals(row.get("weight")))
                .map(row -> row.getOrDefault("svname", ""))
                .toList();
        String algorithm = table.row(pair.backend(), StatTable.WHOLE)
                .map(row -> row.getOrDefault("algo", ""))
                .orElse("");
        return new PairState(
                "", State.IN_FORCE, Side.of(old.orElseThrow()), Side.of(fresh.orElseThrow()), algorithm, others);
    }

    private static PairState none(State state, String why) {
        return new PairState(why, state, Side.NONE, Side.NONE, "", List.of());
    }

    /** Whether a weight that it is given is taken for certain. */
    boolean isExact() {
        return EXACT.contains(algorithm);
    }

    /** Why weights of this backend do not mean shares; empty if they may. */
    String unfit() {
        return unfit(algorithm);
    }

    /** The same of a balance algorithm. */
    static String unfit(String algorithm) {
        return Optional.ofNullable(UNFIT.get(algorithm))
                .map(why -> "its balance algorithm is "
                        + (algorithm.equals("unknown") ? "not known: " : algorithm + ": ") + why
                        + "; use `balance roundrobin`")
                .orElse("");
    }

    /** The share of the new side. */
    Reading reading(Segment segment, int sum) {
        if (!trouble.isEmpty()) {
            return Reading.none(segment, state, trouble);
        }
        if (!others.isEmpty()) {
            return Reading.none(segment, "other servers take requests too: " + String.join(", ", others));
        }
        if (old.weight() != old.asked() || fresh.weight() != fresh.asked()) {
            return Reading.none(
                    segment,
                    "the weights " + both(old.asked(), fresh.asked()) + " are not in effect yet; those in effect are "
                            + both(old.weight(), fresh.weight()));
        }
        if (old.weight() + fresh.weight() != sum) {
            return Reading.none(
                    segment,
                    "the weights " + both(old.weight(), fresh.weight()) + " do not add up to " + sum
                            + ": a change was left half-way, or something else sets them too");
        }
        return Reading.of(segment, fresh.weight() * 10_000 / sum).withNote(down());
    }

    private String both(int ofOld, int ofFresh) {
        return old.name() + " " + ofOld + " and " + fresh.name() + " " + ofFresh;
    }

    /** Which servers get no requests whatever their weight is. */
    private String down() {
        return List.of(old, fresh).stream()
                .filter(side -> !side.isUsable())
                .map(side -> "the server " + side.name() + " is " + side.status() + ": HAProxy sends it no requests")
                .reduce((one, other) -> one + "; " + other)
                .orElse("");
    }
}
