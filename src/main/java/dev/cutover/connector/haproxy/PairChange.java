package dev.cutover.connector.haproxy;

import dev.cutover.connector.haproxy.socket.AdminConnection;
import dev.cutover.connector.haproxy.socket.AnswerText;
import dev.cutover.connector.haproxy.socket.SocketFailureException;
import dev.cutover.connector.haproxy.socket.StatTable;
import java.util.List;

/**
 * A change of the weights of two servers. Immutable.
 *
 * @param ofFresh the weight of the new one; the other has the rest
 */
record PairChange(ServerPair pair, int ofFresh, int sum) {

    /**
     * What came of it.
     *
     * @param refusal what HAProxy answered to a command that it did not take; empty if it took both
     */
    record Ended(PairState before, String refusal, PairState after) {}

    /**
     * Sends both commands in one line, so that no death of this process leaves one of them out, if the backend is sure
     * to take both. Otherwise the one that lowers is sent only once the other was read back.
     */
    Ended on(AdminConnection connection) throws SocketFailureException, InterruptedException {
        var now = state(connection.ask(show()));
        boolean isFreshFirst = ofFresh - now.fresh().asked() >= 0;
        String first = isFreshFirst ? setFresh() : setOld();
        String second = isFreshFirst ? setOld() : setFresh();
        if (now.isExact()) {
            var answers = connection.change(List.of(show(), first, second, show()));
            return new Ended(state(answers.get(0)), refusal(answers.get(1), answers.get(2)), state(answers.get(3)));
        }
        var raised = connection.change(List.of(show(), first, show()));
        var before = state(raised.get(0));
        var between = state(raised.get(2));
        String refusal = refusal(raised.get(1), "");
        int asked = isFreshFirst ? between.fresh().asked() : between.old().asked();
        if (!refusal.isEmpty() || asked != (isFreshFirst ? ofFresh : sum - ofFresh)) {
            return new Ended(before, refusal, between);
        }
        var lowered = connection.change(List.of(second, show()));
        return new Ended(before, refusal(lowered.get(0), ""), state(lowered.get(1)));
    }

    private PairState state(String answer) {
        return PairState.of(pair, answer);
    }

    private static String refusal(String one, String other) {
        String said = AnswerText.line(one);
        return said.isEmpty() ? AnswerText.line(other) : said;
    }

    private String show() {
        return StatTable.command(pair.backend());
    }

    private String setFresh() {
        return "set server " + pair.path(pair.fresh()) + " weight " + ofFresh;
    }

    private String setOld() {
        return "set server " + pair.path(pair.old()) + " weight " + (sum - ofFresh);
    }
}
